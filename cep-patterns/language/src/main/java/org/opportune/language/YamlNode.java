package org.opportune.language;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** YAML as read: what stands where. */
sealed interface YamlNode {
    /** Where it begins. */
    Position at();

    /** What it is, for messages. */
    String shape();

    /**
     * A list.
     *
     * @param flow true if it stands in brackets
     */
    record Items(Position at, boolean flow, List<YamlNode> items) implements YamlNode {
        @Override
        public String shape() {
            return "a list";
        }
    }

    /**
     * Keys and values; keys are unique.
     *
     * @param flow true if they stand in braces
     */
    record Mapping(Position at, boolean flow, List<Entry> entries) implements YamlNode {
        @Override
        public String shape() {
            return "keys and values";
        }
    }

    /** One key and its value. */
    record Entry(Scalar key, YamlNode value) {}

    /** A single value; its text, whatever YAML would make of it. */
    record Scalar(Position at, Position end, ScalarStyle style, String value) implements YamlNode {
        @Override
        public String shape() {
            return "a single value";
        }

        /**
         * The place of the code point {@code index} of the value. The characters of the value that are no white space
         * stand in the source in the same order, whatever the style folds, so they are counted off against each other.
         */
        Position place(SourceText source, int index) {
            long before = value.codePoints()
                    .limit(index)
                    .filter(p -> !Character.isWhitespace(p))
                    .count();
            List<Position> marks = inked(source);
            if (marks.isEmpty()) {
                return at;
            }
            int mark = (int) before;
            return mark < marks.size()
                    ? marks.get(mark)
                    : marks.get(marks.size() - 1).plus(1);
        }

        private List<Position> inked(SourceText source) {
            List<Position> marks = new ArrayList<>();
            boolean block = style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
            boolean quoted = style == ScalarStyle.DOUBLE_QUOTED || style == ScalarStyle.SINGLE_QUOTED;
            for (int line = block ? at.line() + 1 : at.line(); line <= end.line(); line++) {
                int[] points = source.line(new Position(line, 1)).codePoints().toArray();
                int from = line == at.line() ? at.column() - 1 + (quoted ? 1 : 0) : 0;
                int until = line == end.line() ? Math.min(points.length, end.column() - 1) : points.length;
                mark(points, line, from, line == end.line() && quoted ? until - 1 : until, marks);
            }
            return marks;
        }

        private void mark(int[] points, int line, int from, int until, List<Position> marks) {
            int i = from;
            while (i < until) {
                int length = unit(points, i, until);
                boolean blank = length == 1
                        ? Character.isWhitespace(points[i]) || (points[i] == '\\' && isDouble())
                        : isDouble() && length == 2 && "nrtabvfeN_LP0 \t".indexOf(points[i + 1]) >= 0;
                if (!blank) {
                    marks.add(new Position(line, i + 1));
                }
                i += length;
            }
        }

        private boolean isDouble() {
            return style == ScalarStyle.DOUBLE_QUOTED;
        }

        /** Characters in the source that make one of the value. */
        private int unit(int[] points, int i, int until) {
            if (style == ScalarStyle.SINGLE_QUOTED && points[i] == '\'') {
                return 2;
            }
            if (!isDouble() || points[i] != '\\' || i + 1 >= until) {
                return 1;
            }
            return switch (points[i + 1]) {
                case 'x' -> 4;
                case 'u' -> 6;
                case 'U' -> 10;
                default -> 2;
            };
        }
    }
}
