package org.opportune.signaling.connection;

import org.jspecify.annotations.Nullable;
import org.opportune.signaling.behaviour.Dialled;
import org.opportune.signaling.bssap.Bssap;
import org.opportune.signaling.bssap.DefaultAlphabet;
import org.opportune.signaling.bssap.Digits;

/** Numbers of a message that outlive it. */
final class Parties {
    /** Calling number allowed to be shown (TS 24.008 10.5.4.9); a number without the octet is. */
    private static final int ALLOWED = 0;

    private static final int MOST_CODE = 16;

    private Parties() {}

    static @Nullable Dialled called(Bssap bssap) {
        return number(bssap.called());
    }

    /** Null if it is withheld. */
    static @Nullable Dialled calling(Bssap bssap) {
        return bssap.presentation() > ALLOWED ? null : number(bssap.calling());
    }

    static @Nullable Dialled address(Bssap bssap) {
        return number(bssap.party());
    }

    static @Nullable Dialled centre(Bssap bssap) {
        return number(bssap.centre());
    }

    private static @Nullable Dialled number(Digits digits) {
        return digits.length() == 0 ? null : Dialled.of(digits, digits.typeOfNumber(), digits.numberingPlan());
    }

    /**
     * The service code that a USSD string begins with (TS 22.030 6.5.2), and nothing of what follows it: the rest may be
     * anything. Null if it does not begin with one.
     *
     * @param octets that were read
     */
    static @Nullable Dialled ussd(Bssap bssap, byte[] octets) {
        if (!isDefaultAlphabet(bssap.ussdCoding())) {
            return null;
        }
        StringBuilder code = new StringBuilder(MOST_CODE);
        int end = bssap.ussdOffset() + bssap.ussdLength();
        int characters = Math.min(MOST_CODE, bssap.ussdLength() * 8 / 7);
        for (int i = 0; i < characters; i++) {
            char next = (char) DefaultAlphabet.septet(octets, bssap.ussdOffset(), end, i);
            boolean symbol = next == '*' || next == '#';
            boolean digit = next >= '0' && next <= '9';
            boolean begun = code.chars().anyMatch(Character::isDigit);
            if ((!symbol && !digit) || (digit && code.isEmpty())) {
                return null;
            }
            if (symbol && begun) {
                return Dialled.of(code.append('#'), Bssap.NONE, Bssap.NONE);
            }
            code.append(next);
        }
        return null;
    }

    /** Of cell broadcast and USSD (TS 23.038 5). */
    private static boolean isDefaultAlphabet(int coding) {
        return coding >> 4 == 0 || (coding & 0xcc) == 0x40 || (coding & 0xf4) == 0xf0;
    }
}
