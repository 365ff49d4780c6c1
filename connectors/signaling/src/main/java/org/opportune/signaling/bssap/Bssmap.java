package org.opportune.signaling.bssap;

import org.opportune.signaling.Reason;
import org.opportune.signaling.element.Field;
import org.opportune.signaling.element.Fields;
import org.opportune.signaling.element.MobileIdentity;
import org.opportune.signaling.element.Plmn;

/** BSSMAP (48.008, 3.2): a type, then elements, each with its tag. */
final class Bssmap {
    private static final int CIRCUIT = 0x01;
    private static final int CAUSE = 0x04;
    private static final int CELL = 0x05;
    private static final int IMSI = 0x08;
    private static final int TMSI = 0x09;
    private static final int CLASSMARK_2 = 0x12;
    private static final int LAYER_3_INFORMATION = 0x17;
    private static final int CELL_LIST = 0x1a;
    private static final int CLASSMARK_1 = 0x1d;
    private static final int LAYER_3_CONTENTS = 0x20;
    private static final int APDU = 0x49;
    private static final int IMEI = 0x68;
    private static final int CALL_IDENTIFIER = 0x7f;

    /** Octets of the value of elements without a length octet, by tag; -1 where there is a length (48.008, 3.2.2). */
    private static final byte[] FIXED = new byte[256];

    /** Octets before the location area by cell identification discriminator: 3 with a PLMN; -1 = no location area. */
    private static final int[] PLMN_OCTETS = {3, 0, -1, -1, 3, 0, -1, -1, 3, -1, 0, 3};

    /** Octets of one cell by discriminator (48.008, 3.2.2.17; 3.2.2.27). */
    private static final int[] CELL_OCTETS = {7, 4, 2, 0, 5, 2, 0, 0, 7, 2, 4, 7};

    static {
        java.util.Arrays.fill(FIXED, (byte) -1);
        for (int tag : new int[] {
            0x0c, 0x0d, 0x0e, 0x14, 0x15, 0x18, 0x19, 0x1c, CLASSMARK_1, 0x21, 0x23, 0x24, 0x25, 0x2b, 0x2c, 0x2d, 0x2f,
            0x31, 0x32, 0x33, 0x35, 0x39, 0x3a, 0x40, 0x6b, 0x81
        }) {
            FIXED[tag] = 1;
        }
        for (int tag : new int[] {0x1b, 0x36, 0x37, 0x6c}) {
            FIXED[tag] = 0;
        }
        FIXED[CIRCUIT] = 2;
        FIXED[0x03] = 20;
        FIXED[0x22] = 4;
        FIXED[0x27] = 2;
        FIXED[CALL_IDENTIFIER] = 4;
        FIXED[0x83] = 16;
    }

    private Bssmap() {}

    static boolean read(Fields into, byte[] octets, int from, int to) {
        if (from >= to) {
            return into.wrong(Reason.BSSMAP_ELEMENT, from);
        }
        into.put(Field.BSSMAP_TYPE, octets[from] & 0xff);
        int at = from + 1;
        while (at < to) {
            int tag = octets[at] & 0xff;
            int head = FIXED[tag] >= 0 ? 1 : tag == APDU ? 3 : 2;
            if (at + head > to) {
                return into.wrong(Reason.BSSMAP_ELEMENT, at);
            }
            int length = length(octets, at, head);
            if (at + head + length > to) {
                return into.wrong(Reason.BSSMAP_ELEMENT, at);
            }
            if (!element(into, tag, octets, at + head, at + head + length)) {
                return into.wrong(Reason.BSSMAP_ELEMENT, at);
            }
            at += head + length;
        }
        return true;
    }

    private static int length(byte[] octets, int at, int head) {
        return switch (head) {
            case 1 -> FIXED[octets[at] & 0xff];
            case 2 -> octets[at + 1] & 0xff;
            default -> pair(octets, at + 1);
        };
    }

    private static boolean element(Fields into, int tag, byte[] octets, int at, int to) {
        switch (tag) {
            case CIRCUIT -> into.put(Field.CIRCUIT, pair(octets, at));
            case CALL_IDENTIFIER ->
                into.put(Field.CALL_IDENTIFIER, (long) pair(octets, at) << 16 | pair(octets, at + 2));
            case CLASSMARK_1 -> into.put(Field.CLASSMARK_RF, octets[at] & 7);
            case CAUSE -> {
                return cause(into, octets, at, to);
            }
            case CELL, CELL_LIST -> {
                return cells(into, tag == CELL_LIST, octets, at, to);
            }
            case IMSI, IMEI -> {
                return MobileIdentity.read(into, octets, at, to);
            }
            case TMSI -> {
                return MobileIdentity.temporary(into, octets, at, to);
            }
            case CLASSMARK_2 -> {
                return Layer3.classmark(into, octets, at, to);
            }
            case LAYER_3_INFORMATION, LAYER_3_CONTENTS -> {
                into.put(Field.LAYER3_AT, at);
                into.put(Field.LAYER3_OCTETS, to - at);
                return Layer3.read(into, octets, at, to);
            }
            default -> {}
        }
        return true;
    }

    /** 48.008, 3.2.2.5: one octet, or two where bit 8 says so. */
    private static boolean cause(Fields into, byte[] octets, int at, int to) {
        if (at >= to || octets[at] < 0 && at + 2 > to) {
            return false;
        }
        into.put(Field.BSSMAP_CAUSE, octets[at] < 0 ? pair(octets, at) & 0x7fff : octets[at]);
        return true;
    }

    private static boolean cells(Fields into, boolean list, byte[] octets, int from, int to) {
        if (from >= to) {
            return false;
        }
        int discriminator = octets[from] & 0xf;
        int size = discriminator < CELL_OCTETS.length ? CELL_OCTETS[discriminator] : 0;
        int at = from + 1;
        do {
            if (at + size > to) {
                return false;
            }
            cell(into, discriminator, octets, at);
            at += size;
        } while (list && size > 0 && at < to);
        return true;
    }

    /** Keeps the first two cells of a message. */
    private static void cell(Fields into, int discriminator, byte[] octets, int at) {
        boolean second = into.has(Field.CELL_DISCRIMINATOR);
        if (second && into.has(Field.CELL2_DISCRIMINATOR)) {
            return;
        }
        into.put(second ? Field.CELL2_DISCRIMINATOR : Field.CELL_DISCRIMINATOR, discriminator);
        int plmn = discriminator < PLMN_OCTETS.length ? PLMN_OCTETS[discriminator] : -1;
        if (plmn == 3) {
            into.put(second ? Field.CELL2_PLMN : Field.CELL_PLMN, Plmn.read(octets, at));
        }
        if (plmn >= 0) {
            into.put(second ? Field.CELL2_LAC : Field.CELL_LAC, pair(octets, at + plmn));
        }
        if (discriminator <= 2) {
            into.put(
                    second ? Field.CELL2_CI : Field.CELL_CI,
                    pair(octets, discriminator == 2 ? at : at + plmn + 2));
        }
    }

    private static int pair(byte[] octets, int at) {
        return (octets[at] & 0xff) << 8 | octets[at + 1] & 0xff;
    }
}
