package org.opportune.signaling.element;

/** Mobile identity (24.008, 10.5.1.4). */
public final class MobileIdentity {
    private static final int IMSI = 1;
    private static final int IMEI = 2;
    private static final int IMEISV = 3;
    private static final int TMSI = 4;

    /** More would not fit a long; the longest identity, an IMEISV, has 16. */
    private static final int MOST_DIGITS = 18;

    private MobileIdentity() {}

    /** Reads the value between two offsets; false if it is not one. The first identity of a message gives its type. */
    public static boolean read(Fields into, byte[] octets, int from, int to) {
        if (from >= to) {
            return false;
        }
        int type = octets[from] & 7;
        if (!into.has(Field.IDENTITY_TYPE)) {
            into.put(Field.IDENTITY_TYPE, type);
        }
        return switch (type) {
            case IMSI -> digits(into, Field.IMSI, octets, from, to);
            case IMEI -> digits(into, Field.IMEI, octets, from, to);
            case IMEISV -> digits(into, Field.IMEISV, octets, from, to);
            case TMSI -> temporary(into, octets, from + 1, to);
            default -> true;
        };
    }

    /** The four octets of a TMSI. */
    public static boolean temporary(Fields into, byte[] octets, int at, int to) {
        if (at + 4 > to) {
            return false;
        }
        into.put(
                Field.TMSI,
                (octets[at] & 0xffL) << 24
                        | (octets[at + 1] & 0xff) << 16
                        | (octets[at + 2] & 0xff) << 8
                        | octets[at + 3] & 0xff);
        return true;
    }

    /** First digit in the high half of the first octet; the last half is filler where the number of digits is even. */
    private static boolean digits(Fields into, Field field, byte[] octets, int from, int to) {
        int count = 2 * (to - from) - ((octets[from] & 8) != 0 ? 1 : 2);
        if (count > MOST_DIGITS) {
            return false;
        }
        long value = 0;
        for (int i = 1; i <= count; i++) {
            int digit = octets[from + i / 2] >> (i % 2 == 1 ? 4 : 0) & 0xf;
            if (digit > 9) {
                return false;
            }
            value = 10 * value + digit;
        }
        into.put(field, value);
        if (field == Field.IMSI) {
            into.put(Field.IMSI_DIGITS, count);
        }
        return true;
    }
}
