package org.opportune.smpp.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One submit_sm (SMPP 3.4, 4.4.1), one segment.
 *
 * @param source who speaks
 * @param destination who is spoken to
 * @param headed whether {@code octets} start with a user data header
 * @param dataCoding the data_coding octet
 * @param validityPeriod relative, see {@link ValidityPeriod}; empty for the message centre's default
 * @param receipt whether a delivery receipt is asked for
 * @param reference user_message_reference, 16 bits
 * @param octets the short_message field, at most 254 octets
 */
public record ShortMessage(
        Address source,
        Address destination,
        boolean headed,
        int dataCoding,
        String validityPeriod,
        boolean receipt,
        int reference,
        ByteBuffer octets) {

    /** Most octets of an address without its NUL (SMPP 3.4, 5.2.8). */
    public static final int MAX_ADDRESS = 20;

    /**
     * An address.
     *
     * @param ton type of number (SMPP 3.4, 5.2.5)
     * @param npi numbering plan indicator (5.2.6)
     * @param text at most {@link #MAX_ADDRESS} ASCII characters
     */
    public record Address(int ton, int npi, String text) {
        /** Whether the text fits the field and is printable ASCII. */
        public boolean valid() {
            return !text.isEmpty()
                    && text.length() <= MAX_ADDRESS
                    && StandardCharsets.US_ASCII.newEncoder().canEncode(text)
                    && text.chars().allMatch(c -> c >= ' ');
        }

        /** The numbers of the address without its text. */
        @Override
        public String toString() {
            return "Address[ton=" + ton + ", npi=" + npi + ", length=" + text.length() + "]";
        }
    }

    /** A copy of the short_message field. */
    byte[] toOctets() {
        byte[] copy = new byte[octets.remaining()];
        octets.duplicate().get(copy);
        return copy;
    }

    /** Sizes only: neither numbers nor text belong in a log. */
    @Override
    public String toString() {
        return "ShortMessage[octets=" + octets.remaining() + ", dataCoding=" + dataCoding + "]";
    }
}
