package org.opportune.language;

import java.util.Comparator;

/**
 * One broken rule and where it is broken.
 *
 * @param origin name of the text, such as its file name
 * @param line 1-based
 * @param column 1-based, in characters (code points; a tab is one)
 * @param rule the rule, then {@code name=value}
 * @param sourceLine the line as its author wrote it; may hold message text, so it belongs on the author's screen and
 *     not in a log
 */
public record Problem(String origin, int line, int column, String rule, String sourceLine)
        implements Comparable<Problem> {
    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::origin)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::rule)
            .thenComparing(Problem::sourceLine);

    /** Characters of a line that {@link #display} shows at most. */
    private static final int WIDEST = 160;

    /** {@code file:line:column: rule}; safe for logs. */
    public String headline() {
        return origin + ':' + line + ':' + column + ": " + rule;
    }

    /** The headline, the source line, and a caret under the column. */
    public String display() {
        int[] points = sourceLine.codePoints().toArray();
        int at = Math.min(column - 1, points.length);
        int from = points.length <= WIDEST ? 0 : Math.max(0, Math.min(at - WIDEST / 2, points.length - WIDEST));
        int until = Math.min(points.length, from + WIDEST);
        StringBuilder out = new StringBuilder(headline()).append('\n');
        out.append(new String(points, from, until - from)).append('\n');
        for (int i = from; i < at; i++) {
            out.append(points[i] == '\t' ? "\t" : " ".repeat(width(points[i])));
        }
        return out.append('^').toString();
    }

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    /** Cells that a terminal gives a character: two for the East Asian wide blocks, none for combining marks. */
    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = within(point, 0x1100, 0x115F)
                || within(point, 0x2E80, 0xA4CF)
                || within(point, 0xAC00, 0xD7A3)
                || within(point, 0xF900, 0xFAFF)
                || within(point, 0xFE30, 0xFE6F)
                || within(point, 0xFF00, 0xFF60)
                || within(point, 0xFFE0, 0xFFE6)
                || within(point, 0x1F300, 0x1FAFF)
                || within(point, 0x20000, 0x3FFFD);
        return wide ? 2 : 1;
    }

    private static boolean within(int point, int first, int last) {
        return point >= first && point <= last;
    }
}
