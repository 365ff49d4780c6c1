package org.opportune.smpp.receipt;

import java.math.BigInteger;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Message ids as message centres write them: the same id may be decimal in the answer and hexadecimal in the receipt,
 * or padded with zeros. Stateless.
 */
public final class MessageIds {
    /** message_id is at most 64 characters (SMPP 3.4, 5.2.23). */
    private static final int MAX = 64;

    private MessageIds() {}

    /** Whether the two name the same message under some reading. */
    public static boolean same(String one, String other) {
        SortedSet<String> shared = readings(one);
        shared.retainAll(readings(other));
        return !shared.isEmpty();
    }

    /**
     * The forms under which an id can be looked up: itself in lower case, and the decimal value of its reading as a
     * decimal and as a hexadecimal number, as {@code #value}. Ids are the same if they share a form, except that two
     * numbers may also meet by chance (decimal 10 and hexadecimal a, 16 and 10): ask one message centre at a time.
     */
    public static SortedSet<String> readings(String id) {
        SortedSet<String> forms = new TreeSet<>();
        String text = id.strip().toLowerCase(Locale.ROOT);
        forms.add(text);
        if (!text.isEmpty() && text.length() <= MAX) {
            if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                forms.add("#" + new BigInteger(text));
            }
            if (text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                forms.add("#" + new BigInteger(text, 16));
            }
        }
        return forms;
    }
}
