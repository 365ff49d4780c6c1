package org.opportune.language.condition;

/** A condition's text but for its numbers. Stateless. */
public final class Numbers {
    private Numbers() {}

    /** The text with {@code #} for every number outside of quotes; names may hold digits and stay. */
    public static String leftOut(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            int end;
            if (c == '"' || c == '\'') {
                end = WhiteSpace.literalEnd(text, i, WhiteSpace.raw(text, i));
                out.append(text, i, end);
            } else if (Character.isJavaIdentifierStart(c)) {
                end = end(text, i, false);
                out.append(text, i, end);
            } else if (Character.isDigit(c)) {
                end = end(text, i, true);
                out.append('#');
            } else {
                end = i + 1;
                out.append(c);
            }
            i = end;
        }
        return out.toString();
    }

    private static int end(String text, int from, boolean number) {
        int end = from;
        while (end < text.length()
                && (Character.isJavaIdentifierPart(text.charAt(end)) || (number && text.charAt(end) == '.'))) {
            end++;
        }
        return end;
    }
}
