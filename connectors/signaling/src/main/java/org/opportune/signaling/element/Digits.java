package org.opportune.signaling.element;

import java.nio.charset.StandardCharsets;

/**
 * A number as it was dialled or shown: called, calling or connected party BCD number (24.008, 10.5.4.7 to 10.5.4.9), an RP
 * or TP address (24.011, 8.2.5; 23.040, 9.1.2.5) or a forwarded-to number (29.002). Reused: a copy is the caller's business.
 */
public final class Digits {
    /** More digits than any element of these protocols can hold are cut and {@link #cut} says so. */
    public static final int MOST = 40;

    /** A sender named by letters: type of number 5 of 23.040, 9.1.2.5. */
    public static final int ALPHANUMERIC = 5;

    private static final byte[] SYMBOLS = "0123456789*#abc".getBytes(StandardCharsets.US_ASCII);

    private final byte[] characters = new byte[MOST];
    private int length = -1;
    private int typeOfNumber;
    private int plan;
    private int presentation;
    private boolean cut;

    /** Whether the message has this number at all; an empty number (a bare octet 3, a caller withheld) is present. */
    public boolean present() {
        return length >= 0;
    }

    /** How many digits; 0 where the number is absent. */
    public int length() {
        return Math.max(0, length);
    }

    /** The digit at {@code index} as its ASCII character: 0-9, *, #, a, b, c. */
    public byte at(int index) {
        return characters[index];
    }

    /** Type of number: 0 unknown, 1 international, 2 national, 3 network specific, 5 alphanumeric (SMS); -1 where absent. */
    public int typeOfNumber() {
        return length < 0 ? -1 : typeOfNumber;
    }

    /** Numbering plan: 1 = E.164; -1 where absent. */
    public int plan() {
        return length < 0 ? -1 : plan;
    }

    /** 24.008, 10.5.4.9: 0 allowed, 1 restricted, 2 not available because of interworking; -1 where octet 3a is absent. */
    public int presentation() {
        return presentation;
    }

    /** Whether digits beyond {@link #MOST} were left out. */
    public boolean cut() {
        return cut;
    }

    /** Says that the message has no such number. */
    public void clear() {
        length = -1;
        presentation = -1;
        cut = false;
    }

    /** Begins a number: {@code octet} is octet 3 with type (bits 5 to 7) and plan (bits 1 to 4). */
    public void begin(int octet) {
        clear();
        length = 0;
        typeOfNumber = octet >> 4 & 7;
        plan = octet & 0xf;
    }

    /** Octet 3a. */
    public void presented(int octet) {
        presentation = octet >> 5 & 3;
    }

    /** Appends the digits of packed nibbles, low nibble first, up to the filler 0xf. */
    public void swapped(byte[] octets, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!add(octets[at] & 0xf) || !add(octets[at] >> 4 & 0xf)) {
                return;
            }
        }
    }

    private boolean add(int nibble) {
        if (nibble == 0xf) {
            return false;
        }
        cut |= length == MOST;
        if (length < MOST) {
            characters[length++] = SYMBOLS[nibble];
        }
        return true;
    }

    /** Appends one character of an alphanumeric address. */
    public void character(int ascii) {
        cut |= length == MOST;
        if (length < MOST) {
            characters[length++] = (byte) ascii;
        }
    }

    /** The digits as text; empty where the number is absent. For the edges of the house only. */
    @Override
    public String toString() {
        return new String(characters, 0, length(), StandardCharsets.US_ASCII);
    }
}
