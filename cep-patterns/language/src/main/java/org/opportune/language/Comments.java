package org.opportune.language;

import java.util.ArrayList;
import java.util.List;
import org.opportune.language.YamlNode.Entry;
import org.opportune.language.YamlNode.Items;
import org.opportune.language.YamlNode.Mapping;
import org.opportune.language.YamlNode.Scalar;

/** The comments of a text that was read, in its order: what stands behind a {@code #} outside of all values. */
final class Comments {
    /**
     * One of them.
     *
     * @param text from the {@code #} on, without blanks at its end
     * @param alone true if nothing stands before it on its line
     */
    record Comment(Position at, String text, boolean alone) {}

    private final SourceText source;
    private final List<Comment> found = new ArrayList<>();
    /** Where the scan stands: nothing before it is looked at again. */
    private int line = 1;

    private int column = 1;

    private Comments(SourceText source) {
        this.source = source;
    }

    static List<Comment> of(SourceText source, YamlNode top, int lines) {
        Comments comments = new Comments(source);
        comments.walk(top);
        comments.scanUntil(lines + 1, 1);
        return comments.found;
    }

    private void walk(YamlNode node) {
        if (node instanceof Scalar scalar) {
            scanUntil(scalar.at().line(), scalar.at().column());
            line = scalar.end().line();
            column = scalar.end().column();
        } else if (node instanceof Items items) {
            items.items().forEach(this::walk);
        } else if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                walk(entry.key());
                walk(entry.value());
            }
        }
    }

    private void scanUntil(int untilLine, int untilColumn) {
        while (line < untilLine) {
            scan(Integer.MAX_VALUE);
            line++;
            column = 1;
        }
        if (line == untilLine && column < untilColumn) {
            scan(untilColumn);
            column = untilColumn;
        }
    }

    private void scan(int untilColumn) {
        int[] points = source.line(new Position(line, 1)).codePoints().toArray();
        for (int i = column - 1; i < Math.min(points.length, untilColumn - 1); i++) {
            if (points[i] == '#' && (i == 0 || points[i - 1] == ' ' || points[i - 1] == '\t' || i == column - 1)) {
                String text = new String(points, i, points.length - i).stripTrailing();
                found.add(new Comment(new Position(line, i + 1), text, new String(points, 0, i).isBlank()));
                return;
            }
        }
    }
}
