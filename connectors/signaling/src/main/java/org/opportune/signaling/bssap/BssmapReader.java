package org.opportune.signaling.bssap;

import org.opportune.signaling.Reason;

/** Messages of BSSMAP: a type, then elements by tag (TS 48.008 3.2.1, 3.2.2). Ciphering keys are stepped over. */
final class BssmapReader {
    private static final int CAUSE = 0x04;
    private static final int CELL = 0x05;
    private static final int IMSI = 0x08;
    private static final int TMSI = 0x09;
    private static final int CLASSMARK_2 = 0x12;
    private static final int LAYER_3 = 0x17;
    private static final int CELL_LIST = 0x1a;
    private static final int CLASSMARK_1 = 0x1d;
    private static final int CONTENTS = 0x20;
    private static final int EXTENSION = 0x80;

    /** Octets of the value of an element without a length; -1 = it has a length. */
    private static final byte[] FIXED = new byte[256];

    static {
        java.util.Arrays.fill(FIXED, (byte) -1);
        // TS 48.008 3.2.2: format T.
        for (int tag : new int[] {0x1b, 0x35, 0x36}) {
            FIXED[tag] = 0;
        }
        // Format TV.
        int[] ones = {
            0x0c, 0x0d, 0x0e, 0x14, 0x15, 0x18, 0x19, 0x1c, 0x1d, 0x21, 0x23, 0x24, 0x25, 0x2b, 0x2c, 0x2d, 0x2f, 0x31,
            0x32, 0x33, 0x38, 0x39, 0x40
        };
        for (int tag : ones) {
            FIXED[tag] = 1;
        }
        FIXED[0x01] = 2;
        FIXED[0x27] = 2;
        FIXED[0x22] = 4;
        FIXED[0x7f] = 4;
        FIXED[0x83] = 16;
        FIXED[0x03] = 20;
    }

    private BssmapReader() {}

    static void read(Cursor cursor, Bssap into) {
        cursor.blame = Reason.BSSMAP_ELEMENT;
        into.bssmap = cursor.u8();
        while (cursor.more()) {
            int tag = cursor.u8();
            int fixed = FIXED[tag];
            int end = cursor.end(fixed >= 0 ? fixed : cursor.u8());
            if (cursor.at < end) {
                int rest = cursor.to;
                cursor.to = end;
                element(tag, cursor, into);
                cursor.to = rest;
            }
            cursor.at = end;
        }
    }

    private static void element(int tag, Cursor cursor, Bssap into) {
        switch (tag) {
            case CAUSE -> into.bssmapCause = cursor.u8() & (EXTENSION - 1);
            case CELL, CELL_LIST -> cells(cursor, into);
            case IMSI -> {
                into.identityKind = cursor.peek() & 7;
                into.imsi = Elements.digits(cursor.octets, cursor.at, cursor.to);
            }
            case TMSI -> {
                if (cursor.to - cursor.at == 4) {
                    into.tmsi = Elements.u32(cursor.octets, cursor.at);
                }
            }
            case CLASSMARK_1, CLASSMARK_2 -> into.powerClass = cursor.u8() & 7;
            case LAYER_3, CONTENTS -> {
                into.layerThreeOffset = cursor.at;
                into.layerThreeLength = cursor.to - cursor.at;
                if (into.protocol == Bssap.NONE) {
                    Discriminated.layerThree(cursor, into);
                    cursor.blame = Reason.BSSMAP_ELEMENT;
                }
            }
            default -> {}
        }
    }

    /** A cell, or a list of cells of one kind (TS 48.008 3.2.2.17, 3.2.2.27). */
    private static void cells(Cursor cursor, Bssap into) {
        int kind = cursor.u8() & 15;
        int size = size(kind);
        while (size > 0 && cursor.to - cursor.at >= size && into.cells < Bssap.CELLS) {
            int i = into.cells++;
            into.cellKinds[i] = kind;
            if (kind == 0 || kind == 4 || kind == 8) {
                into.cellPlmns[i] = Elements.plmn(cursor);
            }
            if (kind != 2 && kind != 9) {
                into.cellAreas[i] = cursor.u16();
            }
            if (kind < 3) {
                into.cellIdentities[i] = cursor.u16();
            } else if (kind >= 8) {
                cursor.u16();
            }
        }
        if (size == 0 && into.cells < Bssap.CELLS) {
            into.cellKinds[into.cells++] = kind;
        }
    }

    /** Octets of one cell of a kind; 0 = it says no more than its kind. */
    private static int size(int kind) {
        return switch (kind) {
            case 0, 8 -> 7;
            case 4 -> 5;
            case 1, 10 -> 4;
            case 2, 5, 9 -> 2;
            default -> 0;
        };
    }
}
