package org.opportune.model;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All classes of dialled numbers in force. Immutable, thread-safe. */
public final class NumberPlan {
    /** No classes. */
    public static final NumberPlan NONE = new NumberPlan(List.of());

    private static final int SYMBOLS = 13;

    private final Node root = new Node();

    /** What is known of numbers that begin alike. */
    private static final class Node {
        final @Nullable Node[] next = new Node[SYMBOLS];

        @Nullable
        String prefixed;

        @Nullable
        String whole;
    }

    /** Of two that claim one number or prefix the first counts. */
    public NumberPlan(Collection<DialledClass> classes) {
        for (DialledClass one : classes) {
            for (String prefix : one.prefixes()) {
                Node node = node(prefix);
                node.prefixed = node.prefixed == null ? one.id() : node.prefixed;
            }
            for (String number : one.numbers()) {
                Node node = node(number);
                node.whole = node.whole == null ? one.id() : node.whole;
            }
        }
    }

    private Node node(String digits) {
        Node node = root;
        for (int i = 0; i < digits.length(); i++) {
            int symbol = symbol(digits.charAt(i));
            if (symbol < 0) {
                throw new IllegalArgumentException(
                        "a dialled number has digits, *, # and +: length=" + digits.length());
            }
            Node next = node.next[symbol];
            if (next == null) {
                next = new Node();
                node.next[symbol] = next;
            }
            node = next;
        }
        return node;
    }

    /** The class that claims the number as a whole or, if none does, the longest of its prefixes; null = none. */
    public @Nullable String classOf(String digits) {
        Node node = root;
        String longest = null;
        for (int i = 0; i < digits.length(); i++) {
            int symbol = symbol(digits.charAt(i));
            Node next = symbol < 0 ? null : node.next[symbol];
            if (next == null) {
                return longest;
            }
            node = next;
            longest = node.prefixed == null ? longest : node.prefixed;
        }
        return node.whole == null ? longest : node.whole;
    }

    private static int symbol(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c == '*' ? 10 : c == '#' ? 11 : c == '+' ? 12 : -1;
    }
}
