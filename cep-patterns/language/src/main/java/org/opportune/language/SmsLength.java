package org.opportune.language;

/**
 * Does a text fit ten short messages? Three of 160 septets or 140 octets are lost to the header of each part (TS 23.040
 * 9.2.3.24.1): 153 characters of the GSM alphabet (TS 23.038 6.2.1) or 67 UTF-16 units a part.
 */
final class SmsLength {
    private static final int PARTS = 10;
    private static final String ALPHABET = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private SmsLength() {}

    static boolean fits(String text) {
        return used(text) <= limit(text);
    }

    /** Characters that count: septets in the GSM alphabet, else UTF-16 units. */
    static int used(String text) {
        return gsm(text)
                ? text.length()
                        + (int) text.chars()
                                .filter(c -> EXTENSION.indexOf(c) >= 0)
                                .count()
                : text.length();
    }

    static int limit(String text) {
        return PARTS * (gsm(text) ? 153 : 67);
    }

    private static boolean gsm(String text) {
        return text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0 || EXTENSION.indexOf(c) >= 0);
    }
}
