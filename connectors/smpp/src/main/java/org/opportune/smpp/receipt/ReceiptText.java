package org.opportune.smpp.receipt;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The named fields of a receipt's text form, wherever they stand and however they are cased. Null: not there. */
record ReceiptText(
        @Nullable String id,
        @Nullable String stat,
        @Nullable Integer errorCode) {
    private static final int MAX_DIGITS = 9;

    static ReceiptText of(String text) {
        // The message itself follows "text:" and may look like anything.
        String lower = text.toLowerCase(Locale.ROOT);
        int end = lower.indexOf("text:");
        String head = end < 0 ? text : text.substring(0, end);
        return new ReceiptText(field(head, "id:"), field(head, "stat:"), number(field(head, "err:")));
    }

    private static @Nullable String field(String text, String name) {
        for (int at = 0; at + name.length() <= text.length(); at++) {
            boolean begins = at == 0 || Character.isWhitespace(text.charAt(at - 1));
            if (begins && text.regionMatches(true, at, name, 0, name.length())) {
                int from = at + name.length();
                int to = from;
                while (to < text.length() && text.charAt(to) > ' ') {
                    to++;
                }
                return to == from ? null : text.substring(from, to);
            }
        }
        return null;
    }

    private static @Nullable Integer number(@Nullable String text) {
        if (text == null || text.length() > MAX_DIGITS) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return null;
            }
        }
        return text.isEmpty() ? null : Integer.valueOf(text);
    }
}
