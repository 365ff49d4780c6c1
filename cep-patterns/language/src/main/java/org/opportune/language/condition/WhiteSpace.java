package org.opportune.language.condition;

/** Layout of a condition, which changes nothing about its meaning. */
final class WhiteSpace {
    private WhiteSpace() {}

    /** The text with every run of white space and comments outside of string literals as one blank. */
    static String normalised(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '"' || c == '\'') {
                int end = literalEnd(text, i, raw(text, i));
                out.append(text, i, end);
                i = end;
            } else if (Character.isWhitespace(c)) {
                blank(out);
                i++;
            } else if (text.startsWith("//", i)) {
                int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end;
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString().strip();
    }

    private static void blank(StringBuilder out) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    static boolean raw(String text, int quote) {
        return quote > 0 && (text.charAt(quote - 1) == 'r' || text.charAt(quote - 1) == 'R');
    }

    /** Index after the literal that opens at {@code quote}; the end of the text if it never closes. */
    static int literalEnd(String text, int quote, boolean raw) {
        String one = text.substring(quote, quote + 1);
        String close = text.startsWith(one.repeat(3), quote) ? one.repeat(3) : one;
        int i = quote + close.length();
        while (i < text.length()) {
            if (text.startsWith(close, i)) {
                return i + close.length();
            }
            i += text.charAt(i) == '\\' && !raw ? 2 : 1;
        }
        return text.length();
    }
}
