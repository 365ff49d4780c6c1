package org.opportune.signaling.bssap;

import org.opportune.signaling.Reason;

/**
 * Supplementary services (TS 24.080 2, 3): one component, read with a bounded reader of BER (ITU-T X.690) that knows what it looks
 * for. Of a USSD string it says where it stands, not what it says.
 */
final class ServiceReader {
    private static final int TYPE = 0x3f;
    private static final int CAUSE = 0x08;
    private static final int FACILITY = 0x1c;
    private static final int REGISTER = 0x3b;
    private static final int FACILITY_MESSAGE = 0x3a;
    /** Components (TS 24.080 3.6.2). */
    private static final int INVOKE = 0xa1;

    private static final int RESULT = 0xa2;
    private static final int ERROR = 0xa3;
    /** Tags of X.690. */
    private static final int INTEGER = 0x02;

    private static final int OCTETS = 0x04;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int LINKED = 0x80;
    /** Operations on a USSD string: processUnstructuredSS-Request, unstructuredSS-Request, unstructuredSS-Notify. */
    private static final int FIRST_USSD = 59;

    private static final int LAST_USSD = 61;

    private ServiceReader() {}

    static void read(Cursor cursor, Bssap into) {
        into.type = cursor.u8() & TYPE;
        if (into.type == FACILITY_MESSAGE) {
            facility(cursor, into);
        }
        while (cursor.more()) {
            int tag = cursor.u8();
            if (tag == FACILITY) {
                facility(cursor, into);
            } else if (tag == CAUSE) {
                Elements.callCause(cursor, into);
            } else if (tag < 0x80 || into.type == REGISTER) {
                Elements.skip(cursor);
            }
        }
    }

    /** Length and the first component of a facility. */
    static void facility(Cursor cursor, Bssap into) {
        int rest = cursor.to;
        int end = cursor.end(cursor.u8());
        cursor.to = end;
        if (cursor.more()) {
            cursor.blame = Reason.BER;
            component(cursor, into);
            cursor.blame = Reason.LAYER3_ELEMENT;
        }
        cursor.at = end;
        cursor.to = rest;
    }

    private static void component(Cursor cursor, Bssap into) {
        int kind = cursor.u8();
        cursor.to = cursor.end(length(cursor));
        if (kind != INVOKE && kind != RESULT && kind != ERROR) {
            return;
        }
        skip(INTEGER, cursor);
        if (kind == ERROR) {
            into.serviceError = integer(cursor);
            return;
        }
        if (kind == RESULT) {
            enter(SEQUENCE, cursor);
        } else if (cursor.peek() == LINKED) {
            skip(LINKED, cursor);
        }
        into.operation = integer(cursor);
        parameters(cursor, into);
    }

    private static void parameters(Cursor cursor, Bssap into) {
        if (into.operation >= FIRST_USSD && into.operation <= LAST_USSD) {
            enter(SEQUENCE, cursor);
            into.ussdCoding = firstOctet(cursor);
            if (cursor.peek() == OCTETS) {
                cursor.u8();
                int length = length(cursor);
                int end = cursor.end(length);
                into.ussdOffset = cursor.at;
                into.ussdLength = end - cursor.at;
                cursor.at = end;
            }
            return;
        }
        if (cursor.peek() == SEQUENCE || cursor.peek() == SET) {
            enter(cursor.peek(), cursor);
        }
        into.serviceCode = firstOctet(cursor);
    }

    /** One octet in an octet string, or {@link Bssap#NONE}. */
    private static int firstOctet(Cursor cursor) {
        if (cursor.peek() != OCTETS) {
            return Bssap.NONE;
        }
        cursor.u8();
        int end = cursor.end(length(cursor));
        int first = cursor.at < end ? cursor.u8() : Bssap.NONE;
        cursor.at = end;
        return first;
    }

    private static int integer(Cursor cursor) {
        if (cursor.peek() != INTEGER) {
            return Bssap.NONE;
        }
        cursor.u8();
        int end = cursor.end(length(cursor));
        int value = 0;
        while (cursor.at < end) {
            value = ((value << 8) & 0xffff) | cursor.u8();
        }
        return value;
    }

    private static void skip(int tag, Cursor cursor) {
        if (cursor.peek() == tag) {
            cursor.u8();
            cursor.at = cursor.end(length(cursor));
        }
    }

    private static void enter(int tag, Cursor cursor) {
        if (cursor.peek() == tag && cursor.more()) {
            cursor.u8();
            cursor.to = cursor.end(length(cursor));
        }
    }

    /** Length (X.690 8.1.3): one octet, or one or two behind 0x81 and 0x82; the rest of all if it has none. */
    private static int length(Cursor cursor) {
        int first = cursor.u8();
        return switch (first) {
            case 0x80 -> cursor.to - cursor.at;
            case 0x81 -> cursor.u8();
            case 0x82 -> cursor.u16();
            default -> first;
        };
    }
}
