package org.opportune.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.opportune.language.Comments.Comment;
import org.opportune.language.YamlNode.Entry;
import org.opportune.language.YamlNode.Items;
import org.opportune.language.YamlNode.Mapping;
import org.opportune.language.YamlNode.Scalar;

/**
 * The one layout of a text: two blanks for each level, lists indented, one blank behind {@code :} and {@code -}, what
 * stands in braces or brackets on one line if it fits and has no comment in it, at most one empty line, no blanks at the
 * end of a line. Order, quotes, line breaks within values and comments are their author's.
 */
public final class Layout {
    /** Characters of a line that holds braces or brackets. */
    private static final int WIDEST = 120;

    private static final int LONGEST = 8 * 1024 * 1024;
    /** YAML's blanks: other white space is text. */
    private static final Pattern BLANKS_AROUND = Pattern.compile("\\A[ \t]+|[ \t]+\\z");

    private static final Pattern BLANKS_BEHIND = Pattern.compile("[ \t]+\\z");
    private static final String INDENT = "  ";

    private final SourceText source;
    private final List<Comment> comments;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private int nextComment;

    private Layout(SourceText source, List<Comment> comments) {
        this.source = source;
        this.comments = comments;
    }

    /**
     * The text in its layout; laid out again it stays as it is. It means the same: every key and value is what it was.
     *
     * @param origin what messages call the text
     * @return problems if it is no YAML of ours
     */
    public static Checked<String> of(String origin, String text) {
        Problems problems = new Problems(new SourceText(origin, text));
        Mapping top = YamlReader.read(problems, LONGEST);
        if (top == null || !problems.none()) {
            return new Checked<>(null, problems.all());
        }
        SourceText source = problems.source();
        int count = (int) source.text().lines().count();
        Layout layout = new Layout(source, Comments.of(source, top, count));
        layout.entries(top, 0, new Position(Integer.MAX_VALUE, 1));
        layout.comments(new Position(Integer.MAX_VALUE, 1), 0, 0);
        String laidOut = String.join("\n", layout.lines) + "\n";
        if (!sameAs(top, laidOut)) {
            problems.add(Position.START, "the text cannot be laid out without changing what it says");
        }
        return problems.or(() -> laidOut);
    }

    /** A guard, not a hope: whatever this room does to a text, the reader must find the same in it. */
    private static boolean sameAs(Mapping top, String laidOut) {
        Problems problems = new Problems(new SourceText("", laidOut));
        Mapping again = YamlReader.read(problems, Integer.MAX_VALUE);
        return again != null && problems.none() && plain(again).equals(plain(top));
    }

    /** Keys and values without places. */
    private static Object plain(YamlNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.value();
        }
        if (node instanceof Items items) {
            return items.items().stream().map(Layout::plain).toList();
        }
        List<Object> entries = new ArrayList<>();
        ((Mapping) node).entries().forEach(entry -> entries.add(List.of(plain(entry.key()), plain(entry.value()))));
        return List.of(entries);
    }

    /** Keys and values, each on lines of its own; {@code next} is where what follows them begins. */
    private void entries(Mapping mapping, int depth, Position next) {
        List<Entry> entries = mapping.entries();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            before(entry.key().at(), depth);
            Position after = i + 1 < entries.size() ? entries.get(i + 1).key().at() : next;
            line.append(raw(entry.key())).append(':');
            value(entry.value(), entry.key().end(), depth, after, mapping.at().column());
        }
        comments(next, depth, mapping.at().column());
    }

    /** @param leastColumn a comment behind the last item belongs to the list from this column on */
    private void items(Items items, int depth, Position next, int leastColumn) {
        List<YamlNode> all = items.items();
        for (int i = 0; i < all.size(); i++) {
            YamlNode item = all.get(i);
            Position after = i + 1 < all.size() ? all.get(i + 1).at() : next;
            before(item.at(), depth);
            line.append('-');
            if (item instanceof Mapping mapping && !inOneLine(mapping, after, depth)) {
                line.append(' ');
                entries(mapping, depth + 1, after);
            } else if (item instanceof Items inner && !inOneLine(inner, after, depth)) {
                line.append(' ');
                items(inner, depth + 1, after, inner.at().column());
            } else {
                single(item, depth, after);
            }
        }
        comments(next, depth, Math.max(leastColumn, items.at().column()));
    }

    private void value(YamlNode value, Position keyEnd, int depth, Position after, int parentColumn) {
        boolean block = !(value instanceof Scalar) && !inOneLine(value, after, depth);
        if (!block) {
            single(value, depth, after);
            return;
        }
        if (nextComment < comments.size() && before(comments.get(nextComment).at(), value.at())) {
            sameLineComment(keyEnd.line());
        }
        end();
        if (value instanceof Mapping mapping) {
            entries(mapping, depth + 1, after);
        } else {
            items((Items) value, depth + 1, after, parentColumn + 1);
        }
    }

    /** What stands behind the {@code :} or {@code -}. */
    private void single(YamlNode node, int depth, Position after) {
        if (node instanceof Scalar scalar) {
            scalar(scalar, depth);
            return;
        }
        line.append(' ').append(flow(node));
        int last = lastLine(node);
        // The closing bracket may stand on a line of its own: what stands behind it belongs here.
        if (nextComment < comments.size()
                && !comments.get(nextComment).alone()
                && before(comments.get(nextComment).at(), after)) {
            last = comments.get(nextComment).at().line();
        }
        sameLineComment(last);
        end();
    }

    private void scalar(Scalar scalar, int depth) {
        List<String> parts = rawLines(scalar);
        if (!parts.get(0).isEmpty()) {
            line.append(' ').append(parts.get(0));
        }
        boolean block = block(scalar);
        if (parts.size() > 1) {
            end();
            if (block) {
                blockLines(parts.subList(1, parts.size()), depth);
                return;
            }
            for (String part : parts.subList(1, parts.size())) {
                line.append(part.isEmpty() ? "" : INDENT.repeat(depth + 1)).append(part);
                if (!part.equals(parts.get(parts.size() - 1)) || line.isEmpty()) {
                    end();
                }
            }
        }
        sameLineComment(scalar.end().line());
        end();
    }

    private static boolean block(Scalar scalar) {
        return switch (scalar.style()) {
            case LITERAL, FOLDED -> true;
            default -> false;
        };
    }

    /** The lines of a block, moved as a whole. */
    private void blockLines(List<String> parts, int depth) {
        int least = parts.stream()
                .filter(part -> !part.isBlank())
                .mapToInt(part -> part.length() - part.stripLeading().length())
                .min()
                .orElse(0);
        for (String part : parts) {
            line.append(part.length() <= least ? "" : INDENT.repeat(depth + 1) + part.substring(least));
            lines.add(line.toString());
            line.setLength(0);
        }
    }

    private boolean inOneLine(YamlNode node, Position after, int depth) {
        boolean flow = node instanceof Items items ? items.flow() : ((Mapping) node).flow();
        if (!flow || holdsComment(node, after) || severalLines(node)) {
            return isEmpty(node);
        }
        return line.length() + flow(node).length() + 1 <= WIDEST || depth > 12;
    }

    private static boolean isEmpty(YamlNode node) {
        return node instanceof Items items
                ? items.items().isEmpty()
                : ((Mapping) node).entries().isEmpty();
    }

    /** A comment that stands before the last of its values. */
    private boolean holdsComment(YamlNode node, Position after) {
        for (int i = nextComment; i < comments.size() && before(comments.get(i).at(), after); i++) {
            Comment comment = comments.get(i);
            boolean inside = before(node.at(), comment.at());
            if (inside
                    && (comment.alone()
                            ? before(comment.at(), lastStart(node))
                            : comment.at().line() < lastLine(node))) {
                return true;
            }
        }
        return false;
    }

    private boolean severalLines(YamlNode node) {
        if (node instanceof Scalar scalar) {
            return rawLines(scalar).size() > 1;
        }
        return node instanceof Items items
                ? items.items().stream().anyMatch(this::severalLines)
                : ((Mapping) node).entries().stream().anyMatch(e -> severalLines(e.key()) || severalLines(e.value()));
    }

    private static int lastLine(YamlNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.end().line();
        }
        return isEmpty(node) ? node.at().line() : lastLine(last(node));
    }

    private static Position lastStart(YamlNode node) {
        return node instanceof Scalar || isEmpty(node) ? node.at() : lastStart(last(node));
    }

    private static YamlNode last(YamlNode node) {
        if (node instanceof Items items) {
            return items.items().get(items.items().size() - 1);
        }
        List<Entry> entries = ((Mapping) node).entries();
        return entries.get(entries.size() - 1).value();
    }

    private String flow(YamlNode node) {
        if (node instanceof Scalar scalar) {
            return raw(scalar);
        }
        if (node instanceof Items items) {
            return "["
                    + String.join(", ", items.items().stream().map(this::flow).toList()) + "]";
        }
        List<String> entries = ((Mapping) node)
                .entries().stream()
                        .map(entry -> (raw(entry.key()) + ": " + flow(entry.value())).stripTrailing())
                        .toList();
        return "{" + String.join(", ", entries) + "}";
    }

    private String raw(Scalar scalar) {
        return String.join(" ", rawLines(scalar));
    }

    /** As its author wrote it, but for blanks around its lines; of a block the lines as they are. */
    private List<String> rawLines(Scalar scalar) {
        List<String> parts = new ArrayList<>();
        Position from = scalar.at();
        Position to = scalar.end();
        for (int at = from.line(); at <= to.line(); at++) {
            int[] points = source.line(new Position(at, 1)).codePoints().toArray();
            int begin = at == from.line() ? from.column() - 1 : 0;
            int until = at == to.line() ? Math.min(points.length, to.column() - 1) : points.length;
            String part = new String(points, Math.min(begin, until), Math.max(0, until - begin));
            parts.add(
                    block(scalar) && at > from.line()
                            ? part
                            : BLANKS_AROUND.matcher(part).replaceAll(""));
        }
        boolean tail = block(scalar) && to.column() == 1 && parts.size() > 1;
        return tail ? parts.subList(0, parts.size() - 1) : parts;
    }

    /** Comments above, an empty line if there was one, and the indent. */
    private void before(Position at, int depth) {
        comments(at, depth, 0);
        startLine(at.line(), depth);
    }

    /** Own-line comments before a place that stand at a column or to the right of it. */
    private void comments(Position until, int depth, int leastColumn) {
        while (nextComment < comments.size() && before(comments.get(nextComment).at(), until)) {
            Comment comment = comments.get(nextComment);
            if (comment.at().column() < leastColumn) {
                return;
            }
            nextComment++;
            startLine(comment.at().line(), depth);
            line.append(comment.text());
            end();
        }
    }

    /** Begins a line, unless what it belongs to has begun it. */
    private void startLine(int sourceLine, int depth) {
        if (!line.isEmpty()) {
            return;
        }
        boolean gap =
                sourceLine > 1 && source.line(new Position(sourceLine - 1, 1)).isBlank();
        boolean opened = lines.isEmpty() || lines.get(lines.size() - 1).isEmpty();
        if (gap && !opened) {
            lines.add("");
        }
        line.append(INDENT.repeat(depth));
    }

    private void sameLineComment(int sourceLine) {
        if (nextComment < comments.size()) {
            Comment comment = comments.get(nextComment);
            if (!comment.alone() && comment.at().line() == sourceLine) {
                nextComment++;
                line.append("  ").append(comment.text());
            }
        }
    }

    private void end() {
        lines.add(BLANKS_BEHIND.matcher(line).replaceAll(""));
        line.setLength(0);
    }

    private static boolean before(Position a, Position b) {
        return a.line() < b.line() || (a.line() == b.line() && a.column() < b.column());
    }
}
