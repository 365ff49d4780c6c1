package org.opportune.signaling.sms;

import org.opportune.signaling.Reason;
import org.opportune.signaling.element.Digits;
import org.opportune.signaling.element.Field;
import org.opportune.signaling.element.Fields;

/** The relay layer of a short message (24.011, 7.3): type, reference, and the service centre's address. */
public final class RelayProtocol {
    private static final int DATA = 0;
    private static final int ACK = 1;
    private static final int ERROR = 2;
    private static final int USER_DATA = 0x41;

    private RelayProtocol() {}

    /** Reads the RPDU between two offsets, and the TPDU in it. */
    public static boolean read(Fields into, byte[] octets, int from, int to) {
        if (from + 2 > to) {
            return into.wrong(Reason.RP_HEADER, from);
        }
        int type = octets[from] & 7;
        into.put(Field.RP_TYPE, type);
        into.put(Field.RP_REFERENCE, octets[from + 1] & 0xff);
        boolean fromMobile = type % 2 == 0;
        return switch (type / 2) {
            case DATA -> data(into, fromMobile, octets, from + 2, to);
            case ACK -> report(into, fromMobile, octets, from + 2, to);
            case ERROR -> error(into, fromMobile, octets, from + 2, to);
            default -> true;
        };
    }

    /** Originator and destination, of which one is the service centre and the other empty; user data. */
    private static boolean data(Fields into, boolean fromMobile, byte[] octets, int from, int to) {
        int at = from;
        for (int i = 0; i < 2; i++) {
            if (at >= to || at + 1 + (octets[at] & 0xff) > to) {
                return into.wrong(Reason.RP_HEADER, at);
            }
            address(into.centre(), octets, at + 1, at + 1 + (octets[at] & 0xff));
            at += 1 + (octets[at] & 0xff);
        }
        if (at >= to || at + 1 + (octets[at] & 0xff) > to) {
            return into.wrong(Reason.RP_HEADER, at);
        }
        return Tpdu.read(into, fromMobile, false, octets, at + 1, at + 1 + (octets[at] & 0xff));
    }

    private static void address(Digits into, byte[] octets, int from, int to) {
        if (from < to) {
            into.begin(octets[from]);
            into.swapped(octets, from + 1, to);
        }
    }

    private static boolean error(Fields into, boolean fromMobile, byte[] octets, int from, int to) {
        int length = from < to ? octets[from] & 0xff : 0;
        if (length == 0 || from + 1 + length > to) {
            return into.wrong(Reason.RP_HEADER, from);
        }
        into.put(Field.RP_CAUSE, octets[from + 1] & 0x7f);
        return report(into, fromMobile, octets, from + 1 + length, to);
    }

    /** The optional user data of an acknowledgement or an error. */
    private static boolean report(Fields into, boolean fromMobile, byte[] octets, int from, int to) {
        if (from >= to || octets[from] != USER_DATA) {
            return true;
        }
        if (from + 2 > to || from + 2 + (octets[from + 1] & 0xff) > to) {
            return into.wrong(Reason.RP_HEADER, from);
        }
        return Tpdu.read(into, fromMobile, true, octets, from + 2, from + 2 + (octets[from + 1] & 0xff));
    }
}
