package org.opportune.signaling.bssap;

import java.util.Locale;

/** A mobile network: country code and network code with its number of digits, packed (TS 23.003 2.2). */
public final class Plmn {
    public static final int NONE = -1;

    private Plmn() {}

    /**
     * Packs a network.
     *
     * @param mcc 0 to 999
     * @param mnc 0 to 999
     * @param mncDigits 2 or 3: 26 and 026 are two networks
     */
    public static int of(int mcc, int mnc, int mncDigits) {
        return (mcc * 1000 + mnc) * 2 + (mncDigits == 3 ? 1 : 0);
    }

    /** Of three octets (TS 24.008 10.5.1.3); {@link #NONE} if one of the digits is none. */
    static int ofOctets(int first, int second, int third) {
        if ((first & 15) > 9 || first >> 4 > 9 || (second & 15) > 9 || (third & 15) > 9 || third >> 4 > 9) {
            return NONE;
        }
        int mcc = (first & 15) * 100 + (first >> 4) * 10 + (second & 15);
        int mnc = (third & 15) * 10 + (third >> 4);
        int last = second >> 4;
        return last > 9 ? of(mcc, mnc, 2) : of(mcc, mnc * 10 + last, 3);
    }

    public static int mcc(int plmn) {
        return plmn / 2000;
    }

    public static int mnc(int plmn) {
        return plmn / 2 % 1000;
    }

    public static int mncDigits(int plmn) {
        return plmn % 2 == 0 ? 2 : 3;
    }

    /** {@code MCC-MNC}. */
    public static String text(int plmn) {
        return String.format(Locale.ROOT, "%03d-%0" + mncDigits(plmn) + "d", mcc(plmn), mnc(plmn));
    }
}
