package org.opportune.signaling.sms;

import org.opportune.signaling.Reason;
import org.opportune.signaling.element.Digits;
import org.opportune.signaling.element.Field;
import org.opportune.signaling.element.Fields;

/** The head of a TPDU (23.040, 9.2.2): type, correspondent, coding, and where the user data lies. The text is not read. */
final class Tpdu {
    private static final int SUBMIT = 1;
    private static final int STATUS_OR_COMMAND = 2;
    private static final int USER_DATA_HEADER = 0x40;
    private static final int TIMESTAMP = 7;

    private Tpdu() {}

    static boolean read(Fields into, boolean fromMobile, boolean report, byte[] octets, int from, int to) {
        if (from >= to) {
            return into.wrong(Reason.TPDU, from);
        }
        int type = octets[from] & 3;
        into.put(Field.TP_TYPE, type);
        if (report) {
            return true;
        }
        if (fromMobile) {
            return type != SUBMIT || submit(into, octets, from, to);
        }
        return switch (type) {
            case 0 -> deliver(into, octets, from, to);
            case STATUS_OR_COMMAND -> address(into, octets, from + 2, to) >= 0;
            default -> true;
        };
    }

    /** Message reference, destination, protocol, coding, validity (relative 1 octet, else 7), user data. */
    private static boolean submit(Fields into, byte[] octets, int from, int to) {
        int at = address(into, octets, from + 2, to);
        int format = octets[from] >> 3 & 3;
        int validity = format == 0 ? 0 : format == 2 ? 1 : TIMESTAMP;
        return at >= 0 && userData(into, octets, from, at, validity, to);
    }

    private static boolean deliver(Fields into, byte[] octets, int from, int to) {
        int at = address(into, octets, from + 1, to);
        return at >= 0 && userData(into, octets, from, at, TIMESTAMP, to);
    }

    private static boolean userData(Fields into, byte[] octets, int first, int at, int time, int to) {
        int data = at + 2 + time + 1;
        if (data > to) {
            return into.wrong(Reason.TPDU, at);
        }
        into.put(Field.TP_PROTOCOL, octets[at] & 0xff);
        into.put(Field.TP_CODING, octets[at + 1] & 0xff);
        int length = octets[data - 1] & 0xff;
        int count = Coding.septets(octets[at + 1]) ? (7 * length + 7) / 8 : length;
        if (data + count > to) {
            return into.wrong(Reason.TPDU, data - 1);
        }
        into.put(Field.TEXT_AT, data);
        into.put(Field.TEXT_OCTETS, count);
        into.put(Field.TEXT_LENGTH, length);
        return (octets[first] & USER_DATA_HEADER) == 0 || parts(into, octets, data, data + count);
    }

    /** 23.040, 9.2.3.24: a header of elements; concatenation with a reference of 8 bits (0) or 16 (8). */
    private static boolean parts(Fields into, byte[] octets, int from, int to) {
        int end = from < to ? from + 1 + (octets[from] & 0xff) : to + 1;
        if (end > to) {
            return into.wrong(Reason.TPDU, from);
        }
        int at = from + 1;
        while (at + 2 <= end && at + 2 + (octets[at + 1] & 0xff) <= end) {
            int length = octets[at + 1] & 0xff;
            if (octets[at] == 0 && length == 3 || octets[at] == 8 && length == 4) {
                int last = at + 2 + length;
                int high = length == 4 ? (octets[at + 2] & 0xff) << 8 : 0;
                into.put(Field.PART_REFERENCE, high | octets[last - 3] & 0xff);
                into.put(Field.PARTS, octets[last - 2] & 0xff);
                into.put(Field.PART, octets[last - 1] & 0xff);
            }
            at += 2 + length;
        }
        return true;
    }

    /** 23.040, 9.1.2.5: how many half octets, type of number, digits or, for type 5, septets. The offset behind it, or -1. */
    private static int address(Fields into, byte[] octets, int at, int to) {
        int halves = at + 2 <= to ? octets[at] & 0xff : 0;
        int end = at + 2 + (halves + 1) / 2;
        if (end > to) {
            into.wrong(Reason.TPDU, at);
            return -1;
        }
        Digits number = into.correspondent();
        number.begin(octets[at + 1]);
        if (number.typeOfNumber() == Digits.ALPHANUMERIC) {
            for (int i = 0; i < 4 * halves / 7; i++) {
                number.character(Coding.ascii(Coding.septet(octets, at + 2, i, end)));
            }
        } else {
            number.swapped(octets, at + 2, end);
        }
        return end;
    }
}
