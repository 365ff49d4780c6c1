package org.opportune.signaling.bssap;

import org.jspecify.annotations.Nullable;

/**
 * What each layer 3 message begins with, as a text of one letter for each mandatory element (24.008, 9.1, 9.2 and 9.3;
 * 24.011, 7.2; 24.080, 2), and which optional element each tag is.
 */
final class Layouts {
    static final char LAI = 'L';
    static final char CLASSMARK_1 = 'M';
    static final char CLASSMARK_2 = 'm';
    static final char IDENTITY = 'i';
    static final char UPDATE_TYPE = 'U';
    static final char SERVICE_TYPE = 'S';
    static final char IDENTITY_TYPE = 'T';
    static final char REJECT_CAUSE = 'R';
    static final char CP_CAUSE = 'X';
    static final char CAUSE = 'c';
    static final char FACILITY = 'f';
    static final char RPDU = 'd';
    static final char CALLED = 'a';
    static final char CALLING = 'b';
    static final char CONNECTED = 'e';
    static final char KEY = 'K';
    static final char SIGNAL = 'G';

    private static final char OCTET = '1';
    private static final char FOUR_OCTETS = '4';
    private static final char SIXTEEN_OCTETS = '6';
    private static final char PASSED_BY = 'v';

    private static final int CC = 3;
    private static final int MM = 5;
    private static final int RR = 6;
    private static final int SMS = 9;
    private static final int SS = 11;

    private static final @Nullable String[][] MANDATORY = new String[16][64];

    private static final char[] OPTION = new char[128];
    private static final byte[] FIXED = new byte[128];

    static {
        say(MM, 0x01, CLASSMARK_1, IDENTITY);
        say(MM, 0x02, LAI);
        say(MM, 0x04, REJECT_CAUSE);
        say(MM, 0x08, UPDATE_TYPE, LAI, CLASSMARK_1, IDENTITY);
        say(MM, 0x11);
        say(MM, 0x12, OCTET, SIXTEEN_OCTETS);
        say(MM, 0x14, FOUR_OCTETS);
        say(MM, 0x18, IDENTITY_TYPE);
        say(MM, 0x19, IDENTITY);
        say(MM, 0x1a, LAI, IDENTITY);
        say(MM, 0x1b);
        say(MM, 0x1c, REJECT_CAUSE);
        say(MM, 0x21);
        say(MM, 0x22, REJECT_CAUSE);
        say(MM, 0x23);
        say(MM, 0x24, SERVICE_TYPE, CLASSMARK_2, IDENTITY);
        say(MM, 0x28, OCTET, CLASSMARK_2, IDENTITY);
        say(MM, 0x29, REJECT_CAUSE);
        say(MM, 0x31, REJECT_CAUSE);
        say(MM, 0x32);
        say(RR, 0x16, CLASSMARK_2);
        say(RR, 0x27, OCTET, CLASSMARK_2, IDENTITY);
        say(RR, 0x32);
        for (int type = 0; type < 64; type++) {
            say(CC, type);
        }
        say(CC, 0x03, PASSED_BY);
        say(CC, 0x13, PASSED_BY, CAUSE);
        say(CC, 0x17, PASSED_BY);
        say(CC, 0x1a, CAUSE);
        say(CC, 0x1e, CAUSE);
        say(CC, 0x1f, PASSED_BY);
        say(CC, 0x25, CAUSE);
        say(CC, 0x37, CAUSE);
        say(CC, 0x39, OCTET, CAUSE);
        say(CC, 0x3a, FACILITY);
        say(CC, 0x3d, CAUSE, OCTET);
        say(CC, 0x3e, OCTET);
        say(SMS, 0x01, RPDU);
        say(SMS, 0x04);
        say(SMS, 0x10, CP_CAUSE);
        say(SS, 0x2a);
        say(SS, 0x3a, FACILITY);
        say(SS, 0x3b);
        java.util.Arrays.fill(FIXED, (byte) -1);
        option(0x08, CAUSE, -1);
        option(0x13, LAI, 5);
        option(0x17, IDENTITY, -1);
        option(0x1c, FACILITY, -1);
        option(0x2c, KEY, 1);
        option(0x34, SIGNAL, 1);
        option(0x4c, CONNECTED, -1);
        option(0x5c, CALLING, -1);
        option(0x5e, CALLED, -1);
        // MM INFORMATION's time zone and time (24.008, 9.2.15a).
        option(0x46, OCTET, 1);
        FIXED[0x47] = 7;
    }

    private Layouts() {}

    private static void say(int protocol, int type, char... elements) {
        MANDATORY[protocol][type] = new String(elements);
    }

    private static void option(int tag, char element, int fixed) {
        OPTION[tag] = element;
        FIXED[tag] = (byte) fixed;
    }

    /** The mandatory elements; null for a message of which nothing but its type is read. */
    static @Nullable String of(int protocol, int type) {
        return type < 64 ? MANDATORY[protocol][type] : null;
    }

    /** Octets of a mandatory element, or -1 where it begins with its length. */
    static int length(char element) {
        return switch (element) {
            case LAI -> 5;
            case FOUR_OCTETS -> 4;
            case SIXTEEN_OCTETS -> 16;
            case CLASSMARK_1, UPDATE_TYPE, SERVICE_TYPE, IDENTITY_TYPE, REJECT_CAUSE, CP_CAUSE, OCTET -> 1;
            default -> -1;
        };
    }

    /** The element of an optional tag below 0x80, or 0. */
    static char option(int tag) {
        return OPTION[tag];
    }

    /** Octets of its value where it has no length octet, or -1. */
    static int fixedOption(int tag) {
        return FIXED[tag];
    }
}
