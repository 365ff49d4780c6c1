package org.opportune.signaling.element;

/**
 * A PLMN as one number: MCC, MNC and how many digits the MNC has (two and three are different networks), packed into an
 * {@code int}. Octets as in 24.008, 10.5.1.3: MCC2 MCC1, MNC3 MCC3, MNC2 MNC1; an MNC3 of 0xf says that there are two.
 */
public final class Plmn {
    private Plmn() {}

    /** Packs the three octets at {@code at}; digits that are none (0xa to 0xf) keep their value, as the network sent them. */
    public static int read(byte[] octets, int at) {
        int third = octets[at + 1] >> 4 & 0xf;
        int mcc = (octets[at] & 0xf) * 100 + (octets[at] >> 4 & 0xf) * 10 + (octets[at + 1] & 0xf);
        int two = (octets[at + 2] & 0xf) * 10 + (octets[at + 2] >> 4 & 0xf);
        return third == 0xf ? of(mcc, two, 2) : of(mcc, two * 10 + third, 3);
    }

    /** Packs; {@code mncDigits} is 2 or 3. */
    public static int of(int mcc, int mnc, int mncDigits) {
        return mcc << 13 | mnc << 2 | mncDigits;
    }

    /** Country: three digits. */
    public static int mcc(int plmn) {
        return plmn >> 13;
    }

    /** Network within the country. */
    public static int mnc(int plmn) {
        return plmn >> 2 & 0x7ff;
    }

    /** 2 or 3. */
    public static int mncDigits(int plmn) {
        return plmn & 3;
    }

    /** As people write it, {@code 001-01}. */
    public static String text(int plmn) {
        String mcc = Integer.toString(1000 + mcc(plmn)).substring(1);
        String mnc = Integer.toString(1000 + mnc(plmn));
        return mcc + "-" + mnc.substring(mnc.length() - mncDigits(plmn));
    }
}
