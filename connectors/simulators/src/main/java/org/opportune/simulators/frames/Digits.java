package org.opportune.simulators.frames;

/** Digits, identities and areas as TS 24.008 writes them: two digits an octet, the first in the lower half. */
final class Digits {
    private static final int FILLER = 0xf;
    private static final int INTERNATIONAL = 0x91;
    private static final int UNKNOWN = 0x81;
    private static final String SYMBOLS = "0123456789*#abc";

    private Digits() {}

    /** With {@code first} in the lower half of the first octet if it is not negative. */
    private static byte[] packed(int first, String digits) {
        Octets out = new Octets();
        int low = first;
        for (int i = 0; i < digits.length(); i++) {
            int digit = SYMBOLS.indexOf(digits.charAt(i));
            if (low < 0) {
                low = digit;
            } else {
                out.put(digit << 4 | low);
                low = -1;
            }
        }
        return low < 0 ? out.take() : out.put(FILLER << 4 | low).take();
    }

    /** Digits of a number, without anything before (TS 24.008 10.5.4.7). */
    static byte[] packed(String digits) {
        return packed(-1, digits);
    }

    /** Type and plan of a number, then its digits; a plus makes it international (TS 24.008 10.5.4.7, TS 24.011 8.2.5.1). */
    static byte[] number(String dialled) {
        boolean plus = dialled.startsWith("+");
        return new Octets()
                .put(plus ? INTERNATIONAL : UNKNOWN)
                .put(packed(plus ? dialled.substring(1) : dialled))
                .take();
    }

    /** A mobile identity (TS 24.008 10.5.1.4): 1 IMSI, 2 IMEI, 3 IMEISV. */
    static byte[] identity(int kind, String digits) {
        int odd = digits.length() % 2 << 3;
        int first = SYMBOLS.indexOf(digits.charAt(0)) << 4 | odd | kind;
        return new Octets().put(first).put(packed(-1, digits.substring(1))).take();
    }

    static byte[] imsi(String imsi) {
        return identity(1, imsi);
    }

    static byte[] tmsi(int tmsi) {
        return new Octets().put(0xf4).u32(tmsi).take();
    }

    /** Country and network (TS 24.008 10.5.1.3); a network of two digits has a filler for the third. */
    static byte[] network(String mcc, String mnc) {
        char third = mnc.length() == 3 ? mnc.charAt(2) : 'f';
        return Octets.of(
                nibbles(mcc.charAt(1), mcc.charAt(0)),
                nibbles(third, mcc.charAt(2)),
                nibbles(mnc.charAt(1), mnc.charAt(0)));
    }

    private static int nibbles(char high, char low) {
        return Character.digit(high, 16) << 4 | Character.digit(low, 16);
    }
}
