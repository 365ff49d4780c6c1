package org.opportune.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.model.DialledClass;

/** Classes of dialled numbers, alone or inside a text of tests. */
final class NumbersReader {
    private static final Pattern DIALLED = Pattern.compile("[0-9*#+]{1,20}");

    /** By what is claimed and how. */
    private final Map<String, Position> claimed = new HashMap<>();

    private NumbersReader() {}

    static Checked<List<DialledClass>> read(Document document) {
        if (!document.readable()) {
            return new Checked<>(null, document.problems().all());
        }
        Section top = document.top();
        if (!top.has("numbers")) {
            top.missing("numbers");
        }
        List<DialledClass> classes = classes(top);
        top.finish();
        return document.problems().or(() -> classes);
    }

    /** What stands under the key {@code numbers} of a section; empty if there is none. */
    static List<DialledClass> classes(Section top) {
        NumbersReader reader = new NumbersReader();
        List<DialledClass> classes = new ArrayList<>();
        Map<String, Position> ids = new HashMap<>();
        for (Section section : top.sections("numbers", "a class of numbers")) {
            DialledClass one = reader.one(section);
            classes.add(one);
            Words.once(ids, section, "class", one.id());
        }
        return classes;
    }

    private DialledClass one(Section section) {
        String id = Words.id(section, "class");
        if (!section.has("numbers") && !section.has("prefixes")) {
            section.missing("prefixes");
        }
        Set<String> numbers = dialled(section, "numbers");
        Set<String> prefixes = dialled(section, "prefixes");
        section.finish();
        return new DialledClass(id, numbers, prefixes);
    }

    private Set<String> dialled(Section section, String key) {
        Set<String> dialled = new LinkedHashSet<>();
        for (Scalar number : section.scalars(key)) {
            Position first = claimed.putIfAbsent(key + '/' + number.value(), number.at());
            if (!DIALLED.matcher(number.value()).matches()) {
                section.problems()
                        .add(
                                number.at(),
                                "not a number as it is dialled, 1 to 20 of 0-9, *, # and +: " + key + "="
                                        + number.value());
            } else if (first != null) {
                section.problems()
                        .add(
                                number.at(),
                                "claimed twice: " + key + "=" + number.value() + " first=line " + first.line());
            }
            dialled.add(number.value());
        }
        return dialled;
    }
}
