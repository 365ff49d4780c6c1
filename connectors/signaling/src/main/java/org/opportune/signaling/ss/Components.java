package org.opportune.signaling.ss;

import org.opportune.signaling.Reason;
import org.opportune.signaling.element.Field;
import org.opportune.signaling.element.Fields;

/**
 * The components of a facility element (24.080, 3.6): invoke, return result, return error, reject, in the BER of X.690. Bounded:
 * at most {@link #DEEPEST} levels are read, and every length is held against what encloses it.
 */
public final class Components {
    /** Levels of nesting read; deeper ones are passed by. */
    static final int DEEPEST = 5;

    private static final int INVOKE = 0xa1;
    private static final int RETURN_ERROR = 0xa3;
    private static final int REJECT = 0xa4;
    private static final int CONSTRUCTED = 0x20;
    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int IA5_STRING = 0x16;
    private static final int FORWARDED_TO = 0x84;
    private static final int FORWARDED_TO_IN_RESULT = 0x85;

    private static final int REGISTER = 10;
    private static final int INTERROGATE = 14;
    private static final int USSD_PHASE_1 = 19;
    private static final int USSD = 59;
    private static final int USSD_NOTIFY = 61;

    private Components() {}

    /** Reads the first component between two offsets; those after it are only held against their lengths. */
    public static boolean read(Fields into, byte[] octets, int from, int to) {
        int at = from;
        while (at < to) {
            int value = Ber.value(octets, at, to);
            int end = value < 0 ? -1 : Ber.end(octets, at, value, to);
            if (end < 0) {
                return into.wrong(Reason.BER, at);
            }
            int tag = octets[at] & 0xff;
            if (tag >= INVOKE && tag <= REJECT && !into.has(Field.SS_COMPONENT)) {
                into.put(Field.SS_COMPONENT, tag - INVOKE + 1);
                if (!elements(into, tag, octets, value, end, 1)) {
                    return false;
                }
            }
            at = end;
        }
        return true;
    }

    private static boolean elements(Fields into, int component, byte[] octets, int from, int to, int depth) {
        int at = from;
        while (at < to) {
            int value = Ber.value(octets, at, to);
            int end = value < 0 ? -1 : Ber.end(octets, at, value, to);
            if (end < 0) {
                return into.wrong(Reason.BER, at);
            }
            int tag = octets[at] & 0xff;
            if ((tag & CONSTRUCTED) == 0) {
                primitive(into, component, tag, octets, value, end);
            } else if (depth < DEEPEST && !elements(into, component, octets, value, end, depth + 1)) {
                return false;
            }
            at = end;
        }
        return true;
    }

    private static void primitive(Fields into, int component, int tag, byte[] octets, int at, int end) {
        if (tag == INTEGER && at < end) {
            integer(into, component, octets[end - 1] & 0xff);
            return;
        }
        int operation = into.number(Field.SS_OPERATION);
        if (component >= RETURN_ERROR || operation < 0) {
            return;
        }
        if (operation >= USSD && operation <= USSD_NOTIFY) {
            unstructured(into, tag, octets, at, end);
        } else if (operation == USSD_PHASE_1) {
            if (tag == IA5_STRING) {
                text(into, at, end);
            }
        } else if (tag == OCTET_STRING && end == at + 1 && !into.has(Field.SS_CODE)) {
            into.put(Field.SS_CODE, octets[at] & 0xff);
        } else if ((tag == FORWARDED_TO || tag == FORWARDED_TO_IN_RESULT)
                && operation >= REGISTER
                && operation <= INTERROGATE
                && end > at + 1) {
            into.forwardedTo().begin(octets[at]);
            into.forwardedTo().swapped(octets, at + 1, end);
        }
    }

    /** The first integer is the invoke identifier, the second the operation or the error. */
    private static void integer(Fields into, int component, int value) {
        if (!into.has(Field.SS_INVOKE)) {
            into.put(Field.SS_INVOKE, value);
        } else if (component == RETURN_ERROR) {
            into.put(Field.SS_ERROR, value);
        } else if (component != REJECT && !into.has(Field.SS_OPERATION)) {
            into.put(Field.SS_OPERATION, value);
        }
    }

    /** USSD-Arg and USSD-Res (29.002, 17.7.4): a coding scheme, then a string. */
    private static void unstructured(Fields into, int tag, byte[] octets, int at, int end) {
        if (tag != OCTET_STRING) {
            return;
        }
        if (!into.has(Field.USSD_CODING) && end == at + 1) {
            into.put(Field.USSD_CODING, octets[at] & 0xff);
        } else if (!into.has(Field.USSD_AT)) {
            text(into, at, end);
        }
    }

    private static void text(Fields into, int at, int end) {
        into.put(Field.USSD_AT, at);
        into.put(Field.USSD_OCTETS, end - at);
    }
}
