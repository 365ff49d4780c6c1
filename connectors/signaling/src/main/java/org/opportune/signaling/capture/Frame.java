package org.opportune.signaling.capture;

/** One captured frame. Used again: holds until the next. */
public final class Frame {
    long number;
    long timeNs;
    int linkType;
    int networkInterface;
    byte[] octets = new byte[0];
    int offset;
    int length;

    /** From 1, within its file. */
    public long number() {
        return number;
    }

    /** UTC ns. */
    public long timeNs() {
        return timeNs;
    }

    /** LINKTYPE_ value of the registry of the tcpdump project. */
    public int linkType() {
        return linkType;
    }

    /** Interface of a pcapng section; 0 in pcap. */
    public int networkInterface() {
        return networkInterface;
    }

    /** The array that holds it; not to be changed or kept. */
    public byte[] octets() {
        return octets;
    }

    public int offset() {
        return offset;
    }

    public int length() {
        return length;
    }
}
