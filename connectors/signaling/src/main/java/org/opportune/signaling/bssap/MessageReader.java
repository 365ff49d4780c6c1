package org.opportune.signaling.bssap;

import org.opportune.signaling.Reason;

/**
 * Short messages: CP around RP (TS 24.011 7, 8) around TPDU (TS 23.040 9.2). Addresses, coding and causes; never a text.
 */
final class MessageReader {
    private static final int CP_DATA = 0x01;
    private static final int CP_ERROR = 0x10;
    private static final int USER_DATA = 0x41;
    /** Types of RP message. */
    private static final int FROM_PHONE = 0;

    private static final int TO_PHONE = 1;
    private static final int ERROR_FROM_PHONE = 4;
    private static final int ERROR_TO_PHONE = 5;
    /** TP-MTI. */
    private static final int STATUS_OR_COMMAND = 2;

    private static final int ALPHANUMERIC = 5;

    private MessageReader() {}

    static void read(Cursor cursor, Bssap into) {
        into.type = cursor.u8();
        if (into.type == CP_ERROR) {
            into.messageCause = cursor.u8();
        } else if (into.type == CP_DATA) {
            cursor.to = cursor.end(cursor.u8());
            relay(cursor, into);
        }
    }

    private static void relay(Cursor cursor, Bssap into) {
        cursor.blame = Reason.RP_HEADER;
        into.relayType = cursor.u8() & 7;
        into.relayReference = cursor.u8();
        switch (into.relayType) {
            case FROM_PHONE, TO_PHONE -> {
                centre(cursor, into);
                centre(cursor, into);
                cursor.to = cursor.end(cursor.u8());
                if (cursor.more()) {
                    transfer(into.relayType == FROM_PHONE, cursor, into);
                }
            }
            case ERROR_FROM_PHONE, ERROR_TO_PHONE -> {
                int end = cursor.end(cursor.u8());
                if (cursor.at < end) {
                    into.relayCause = cursor.u8() & 0x7f;
                }
                cursor.at = end;
                report(cursor, into);
            }
            default -> report(cursor, into);
        }
    }

    /** The one of originator and destination that is not empty (TS 24.011 8.2.5.1, 8.2.5.2). */
    private static void centre(Cursor cursor, Bssap into) {
        int end = cursor.end(cursor.u8());
        if (cursor.at < end) {
            into.centre.kind(cursor.u8());
            into.centre.readPairs(cursor.octets, cursor.at, end, Integer.MAX_VALUE);
        }
        cursor.at = end;
    }

    /** What an answer says of the message, if it says something (TS 23.040 9.2.2.1a, 9.2.2.2a). */
    private static void report(Cursor cursor, Bssap into) {
        if (cursor.more() && cursor.u8() == USER_DATA) {
            cursor.to = cursor.end(cursor.u8());
            if (cursor.more()) {
                into.tpduType = cursor.u8() & 3;
            }
        }
    }

    private static void transfer(boolean fromPhone, Cursor cursor, Bssap into) {
        cursor.blame = Reason.TPDU;
        into.tpduType = cursor.u8() & 3;
        if (fromPhone && into.tpduType == STATUS_OR_COMMAND) {
            // SMS-COMMAND has its own order, and nobody's number before it.
            return;
        }
        if (fromPhone || into.tpduType == STATUS_OR_COMMAND) {
            // Message reference.
            cursor.u8();
        }
        party(cursor, into);
        if (into.tpduType != STATUS_OR_COMMAND) {
            into.protocolIdentifier = cursor.u8();
            into.dataCoding = cursor.u8();
        }
    }

    /** The length counts digits, or half octets of characters (TS 23.040 9.1.2.5). */
    private static void party(Cursor cursor, Bssap into) {
        int halves = cursor.u8();
        into.party.kind(cursor.u8());
        int end = cursor.end((halves + 1) / 2);
        if (into.party.typeOfNumber() == ALPHANUMERIC) {
            DefaultAlphabet.unpack(cursor.octets, cursor.at, halves * 4 / 7, end, into.party);
        } else {
            into.party.readPairs(cursor.octets, cursor.at, end, halves);
        }
        cursor.at = end;
    }
}
