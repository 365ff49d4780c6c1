package org.opportune.language;

import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A text with its name and its lines. Not thread-safe. */
final class SourceText {
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    private final String origin;
    private final String text;
    private String[] lines = {};

    SourceText(String origin, String text) {
        this.origin = origin;
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    String text() {
        return text;
    }

    /** Index, in code points, of the first half of a pair of surrogates that stands alone. */
    static OptionalInt halfCharacter(String text) {
        int[] points = text.chars().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)
                ? text.codePoints().toArray()
                : new int[0];
        return IntStream.range(0, points.length)
                .filter(i -> points[i] >= 0xD800 && points[i] <= 0xDFFF)
                .findFirst();
    }

    String line(Position at) {
        if (lines.length == 0) {
            lines = LINE_END.split(text, -1);
        }
        return at.line() <= lines.length ? lines[at.line() - 1] : "";
    }

    Problem problem(Position at, String rule) {
        return new Problem(origin, at.line(), at.column(), rule, line(at));
    }

    /** The place of the code point with this index. */
    Position position(int codePointIndex) {
        int end = text.offsetByCodePoints(0, Math.min(codePointIndex, text.codePointCount(0, text.length())));
        String[] before = LINE_END.split(text.substring(0, end), -1);
        String last = before[before.length - 1];
        return new Position(before.length, last.codePointCount(0, last.length()) + 1);
    }
}
