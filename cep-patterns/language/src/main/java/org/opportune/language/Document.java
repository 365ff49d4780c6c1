package org.opportune.language;

import java.util.List;
import org.opportune.language.YamlNode.Mapping;

/** One text being read: its top section and the problems found so far. Not thread-safe. */
final class Document {
    private final Problems problems;
    private final Section top;
    private final boolean readable;

    Document(String origin, String text, int longest, String what) {
        this.problems = new Problems(new SourceText(origin, text));
        Mapping mapping = YamlReader.read(problems, longest);
        this.readable = mapping != null;
        this.top =
                new Section(mapping == null ? new Mapping(Position.START, false, List.of()) : mapping, problems, what);
    }

    /** False if there is nothing to look at: the problems say why. */
    boolean readable() {
        return readable;
    }

    Problems problems() {
        return problems;
    }

    Section top() {
        return top;
    }
}
