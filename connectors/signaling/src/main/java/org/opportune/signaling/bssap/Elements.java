package org.opportune.signaling.bssap;

/** Elements that several protocols share. Each reads from where the cursor stands to where the element ends. */
final class Elements {
    private static final int IMSI = 1;
    private static final int IMEI = 2;
    private static final int IMEISV = 3;
    private static final int TMSI = 4;
    /** Digits that a long holds behind a leading 1. */
    private static final int MOST_DIGITS = 17;

    private static final int EXTENSION = 0x80;

    private Elements() {}

    /** Length and mobile identity (TS 24.008 10.5.1.4). */
    static void identity(Cursor cursor, Bssap into) {
        int end = cursor.end(cursor.u8());
        if (cursor.at < end) {
            identity(cursor.octets, cursor.at, end, into);
        }
        cursor.at = end;
    }

    private static void identity(byte[] octets, int from, int end, Bssap into) {
        int kind = octets[from] & 7;
        into.identityKind = kind;
        if (kind == TMSI && end - from == 5) {
            into.tmsi = u32(octets, from + 1);
        } else if (kind == IMSI) {
            into.imsi = digits(octets, from, end);
        } else if (kind == IMEI || kind == IMEISV) {
            into.imei = digits(octets, from, end);
        }
    }

    static long u32(byte[] octets, int at) {
        return (octets[at] & 0xffL) << 24
                | (octets[at + 1] & 0xffL) << 16
                | (octets[at + 2] & 0xffL) << 8
                | (octets[at + 3] & 0xffL);
    }

    /** The first octet holds one digit, the others two; a filler ends them. Other symbols than digits: 0, as if not given. */
    static long digits(byte[] octets, int from, int end) {
        long digits = 10L + (octets[from] >> 4 & 15);
        boolean odd = (octets[from] & 8) != 0;
        int count = (end - from) * 2 - (odd ? 1 : 2);
        if (count > MOST_DIGITS || (octets[from] >> 4 & 15) > 9) {
            return 0;
        }
        for (int i = 1; i < count; i++) {
            int digit = (octets[from + (i + 1) / 2] >> (i % 2 == 1 ? 0 : 4)) & 15;
            if (digit > 9) {
                return 0;
            }
            digits = digits * 10 + digit;
        }
        return digits;
    }

    /** Location area identification, five octets (TS 24.008 10.5.1.3). */
    static void area(Cursor cursor, Bssap into) {
        into.areaPlmn = plmn(cursor);
        into.areaCode = cursor.u16();
    }

    static int plmn(Cursor cursor) {
        return Plmn.ofOctets(cursor.u8(), cursor.u8(), cursor.u8());
    }

    /** Length and classmark 2 (TS 24.008 10.5.1.6). */
    static void classmark(Cursor cursor, Bssap into) {
        int end = cursor.end(cursor.u8());
        if (cursor.at < end) {
            into.powerClass = cursor.octets[cursor.at] & 7;
        }
        cursor.at = end;
    }

    /** Length, type and plan, perhaps presentation, and digits (TS 24.008 10.5.4.7, 10.5.4.9). */
    static void number(Cursor cursor, Bssap into, Digits digits) {
        int end = cursor.end(cursor.u8());
        if (cursor.at < end) {
            int type = cursor.u8();
            digits.kind(type);
            if ((type & EXTENSION) == 0 && cursor.at < end) {
                into.presentation = cursor.u8() >> 5 & 3;
            }
            digits.readPairs(cursor.octets, cursor.at, end, Integer.MAX_VALUE);
        }
        cursor.at = end;
    }

    /** Length and cause of a call (TS 24.008 10.5.4.11). */
    static void callCause(Cursor cursor, Bssap into) {
        int end = cursor.end(cursor.u8());
        if (cursor.at < end) {
            int first = cursor.u8();
            into.causeLocation = first & 15;
            into.causeStandard = first >> 5 & 3;
            if ((first & EXTENSION) == 0 && cursor.at < end) {
                cursor.at++;
            }
            if (cursor.at < end) {
                into.callCause = cursor.u8() & 0x7f;
            }
        }
        cursor.at = end;
    }

    /** Length and whatever it is. */
    static void skip(Cursor cursor) {
        cursor.at = cursor.end(cursor.u8());
    }
}
