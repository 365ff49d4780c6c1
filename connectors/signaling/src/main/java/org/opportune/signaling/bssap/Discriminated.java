package org.opportune.signaling.bssap;

import org.opportune.signaling.Reason;

/** Tells BSSMAP from DTAP, and the protocols of DTAP apart (TS 48.006 9.3, TS 24.007 11.2). */
final class Discriminated {
    private static final int BSSMAP = 0;
    private static final int DTAP = 1;
    private static final int CC = 3;
    private static final int MM = 5;
    private static final int RR = 6;
    private static final int SMS = 9;
    private static final int SS = 11;
    /** A transaction value of 7 says that the value stands in the next octet. */
    private static final int EXTENDED = 7;

    private Discriminated() {}

    /** Reads a message from its discriminator on; false if it is neither. */
    static boolean read(Cursor cursor, Bssap into) {
        int discriminator = cursor.more() ? cursor.u8() : Bssap.NONE;
        if (discriminator == BSSMAP) {
            into.discriminator = BSSMAP;
            cursor.to = cursor.end(cursor.u8());
            BssmapReader.read(cursor, into);
            return true;
        }
        if (discriminator == DTAP) {
            into.discriminator = DTAP;
            int link = cursor.u8();
            into.sapi = link & 7;
            into.controlChannel = link >> 6;
            cursor.to = cursor.end(cursor.u8());
            layerThree(cursor, into);
            return true;
        }
        return false;
    }

    /** What phone and switch say, from its protocol discriminator on. */
    static void layerThree(Cursor cursor, Bssap into) {
        cursor.blame = Reason.LAYER3_ELEMENT;
        int first = cursor.u8();
        into.protocol = first & 15;
        switch (into.protocol) {
            case MM -> MobilityReader.read(cursor, into);
            case RR -> MobilityReader.readRadio(cursor, into);
            case CC, SMS, SS -> transaction(first >> 4, cursor, into);
            default -> into.type = cursor.u8();
        }
    }

    private static void transaction(int identifier, Cursor cursor, Bssap into) {
        into.transactionFlag = identifier >> 3;
        into.transaction = identifier & 7;
        if (into.transaction == EXTENDED) {
            into.transaction = cursor.u8() & 0x7f;
        }
        switch (into.protocol) {
            case CC -> CallReader.read(cursor, into);
            case SMS -> MessageReader.read(cursor, into);
            default -> ServiceReader.read(cursor, into);
        }
    }
}
