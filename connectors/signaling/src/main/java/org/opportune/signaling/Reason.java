package org.opportune.signaling;

/** Why octets could not be read. Each is counted; a frame's place is its number and the offset of the octet that is wrong. */
public enum Reason {
    /** Nothing is wrong. */
    NONE,
    /** The file is neither pcap nor pcapng, or its block or record header is not one. */
    CAPTURE_FORMAT,
    /** The capture file ends inside a record. */
    CAPTURE_CUT,
    /** A record longer than {@link org.opportune.signaling.capture.Capture#LONGEST_FRAME} octets: what stands behind it cannot be found, so reading ends. */
    CAPTURE_TOO_LONG,
    /** A header below SCTP, TCP or MTP3 is cut or its lengths contradict each other. */
    LINK_HEADER,
    /** An IP packet in fragments: they are not joined. */
    IP_FRAGMENT,
    /** An SCTP chunk's length leaves the packet (RFC 9260, 3.2). */
    SCTP_CHUNK,
    /** A part of an SCTP message whose beginning was not seen, or whose order is broken (RFC 9260, 6.9). */
    SCTP_PART,
    /** An M3UA header or parameter leaves its message (RFC 4666, 3.1 and 3.2). */
    M3UA,
    /** An MTP3 label is cut (Q.704, 2.2). */
    MTP3,
    /** An IPA header whose length leaves the limit, or a hole in its TCP stream. */
    IPA,
    /** An SCCP message type that Q.713, table 1, does not know. */
    SCCP_TYPE,
    /** A mandatory part of an SCCP message is cut, or a pointer leaves it (Q.713, 2.3). */
    SCCP_CUT,
    /** An optional parameter leaves the SCCP message (Q.713, 1.8). */
    SCCP_OPTION,
    /** More octets in segments than {@link org.opportune.signaling.sccp.Reassembly#LONGEST}. */
    SCCP_SEGMENTS,
    /** A BSSAP discriminator that is neither 0 nor 1 (48.006, 9.3). */
    BSSAP_DISCRIMINATOR,
    /** A BSSAP length that leaves the SCCP data (48.006, 9.3). */
    BSSAP_LENGTH,
    /** A BSSMAP element leaves its message, or is shorter than 48.008, 3.2.2, says. */
    BSSMAP_ELEMENT,
    /** A layer 3 message without message type, or with an element that leaves it (24.007, 11.2). */
    LAYER3_ELEMENT,
    /** A CP or RP header that 24.011, 8, does not allow. */
    RP_HEADER,
    /** A TPDU that 23.040, 9.2, does not allow. */
    TPDU,
    /** A component whose BER leaves its element or is nested too deeply (24.080, 3.6). */
    BER
}
