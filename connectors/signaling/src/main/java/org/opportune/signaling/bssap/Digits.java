package org.opportune.signaling.bssap;

/**
 * Digits of a number as they stand in a message, 0 to 9, *, #, a, b, c, or the characters of an alphanumeric sender. Used again
 * for the next message; the octets are ISO 8859-1.
 */
public final class Digits implements CharSequence {
    private static final int MOST = 64;
    private static final byte[] SYMBOLS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#', 'a', 'b', 'c'};
    private static final int FILLER = 15;

    private final byte[] symbols = new byte[MOST];
    private int length;
    private int typeOfNumber = Bssap.NONE;
    private int numberingPlan = Bssap.NONE;

    void clear() {
        length = 0;
        typeOfNumber = Bssap.NONE;
        numberingPlan = Bssap.NONE;
    }

    /** Takes the octet that says what kind of number follows (TS 24.008 10.5.4.7). */
    void kind(int octet) {
        typeOfNumber = octet >> 4 & 7;
        numberingPlan = octet & 15;
    }

    /** 0 unknown, 1 international, 2 national ... 5 alphanumeric in a short message; {@link Bssap#NONE} = no number. */
    public int typeOfNumber() {
        return typeOfNumber;
    }

    /** 1 = E.164; {@link Bssap#NONE} = no number. */
    public int numberingPlan() {
        return numberingPlan;
    }

    void add(int symbol) {
        if (length < MOST) {
            symbols[length++] = (byte) symbol;
        }
    }

    /** Two digits an octet, the first in the lower half; a filler ends it. */
    void readPairs(byte[] octets, int from, int to, int most) {
        for (int at = from; at < to && length < most; at++) {
            int low = octets[at] & 15;
            int high = octets[at] >> 4 & 15;
            if (low != FILLER) {
                add(SYMBOLS[low]);
            }
            if (high != FILLER && length < most) {
                add(SYMBOLS[high]);
            }
        }
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return (char) (symbols[index] & 0xff);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text().subSequence(start, end);
    }

    /** As dialled. Never for a log. */
    public String text() {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(charAt(i));
        }
        return text.toString();
    }

    /** Keeps numbers out of logs. */
    @Override
    public String toString() {
        return "Digits[" + length + "]";
    }
}
