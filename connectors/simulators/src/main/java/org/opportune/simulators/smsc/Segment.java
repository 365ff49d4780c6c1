package org.opportune.simulators.smsc;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a message a submit carries; {@link #WHOLE} if it is not split.
 *
 * @param reference concatenation reference, or -1 if whole
 * @param total parts of the message
 * @param part 1 to total
 */
public record Segment(int reference, int total, int part) {
    /** A message that is not split. */
    public static final Segment WHOLE = new Segment(-1, 1, 1);

    private static final int USER_DATA_HEADER = 0x40;
    private static final int SAR_REFERENCE = 0x020C;
    private static final int SAR_TOTAL = 0x020E;
    private static final int SAR_PART = 0x020F;

    /** By user data header (3GPP TS 23.040 9.2.3.24.1 and .8), else by the sar parameters (SMPP 3.4 5.3.2.22-24). */
    static Segment of(int esmClass, byte[] body, Map<Integer, byte[]> parameters) {
        if ((esmClass & USER_DATA_HEADER) != 0) {
            return ofHeader(body);
        }
        int total = number(parameters.get(SAR_TOTAL));
        return total > 1
                ? new Segment(number(parameters.get(SAR_REFERENCE)), total, number(parameters.get(SAR_PART)))
                : WHOLE;
    }

    private static Segment ofHeader(byte[] body) {
        int end = body.length == 0 ? 0 : Math.min(body.length, 1 + (body[0] & 0xFF));
        int at = 1;
        while (at + 2 <= end) {
            int length = body[at + 1] & 0xFF;
            if (at + 2 + length > end) {
                return WHOLE;
            }
            if (body[at] == 0x00 && length == 3) {
                return new Segment(octet(body, at + 2), octet(body, at + 3), octet(body, at + 4));
            }
            if (body[at] == 0x08 && length == 4) {
                int reference = octet(body, at + 2) << 8 | octet(body, at + 3);
                return new Segment(reference, octet(body, at + 4), octet(body, at + 5));
            }
            at += 2 + length;
        }
        return WHOLE;
    }

    /** An unsigned number in network order, or -1 if {@code value} is null. */
    static int number(byte @Nullable [] value) {
        if (value == null) {
            return -1;
        }
        int number = 0;
        for (byte octet : value) {
            number = number << 8 | (octet & 0xFF);
        }
        return number;
    }

    private static int octet(byte[] body, int at) {
        return body[at] & 0xFF;
    }

    /** True for the part that completes the message if parts arrive in order. */
    boolean last() {
        return part == total;
    }
}
