package org.opportune.language;

import java.util.Set;
import java.util.regex.Pattern;
import org.opportune.language.YamlNode.Scalar;

/** What later conditions call a step. */
final class StepName {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_]{0,31}");

    /** CEL's reserved words and types, and our own words. */
    private static final Set<String> TAKEN = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "package",
            "namespace",
            "null",
            "return",
            "true",
            "var",
            "void",
            "while",
            "bool",
            "bytes",
            "double",
            "dyn",
            "int",
            "list",
            "map",
            "string",
            "type",
            "uint",
            "event",
            "profile",
            "handset",
            "local",
            "previousHandset");

    private StepName() {}

    /** The name it gives itself, or one by its number. */
    static String read(Section section, int index) {
        return read(section, "step" + (index + 1));
    }

    /** The same of the part {@code index} of a step. */
    static String ofPart(Section section, String step, int index) {
        return read(section, step + '_' + (index + 1));
    }

    private static String read(Section section, String unnamed) {
        Scalar as = section.scalar("as");
        if (as == null) {
            return unnamed;
        }
        if (!NAME.matcher(as.value()).matches()) {
            section.problems()
                    .add(
                            as.at(),
                            "a step's name is a lower case letter, then letters, digits and '_': as=" + as.value());
        } else if (TAKEN.contains(as.value())) {
            section.problems().add(as.at(), "the word is taken: as=" + as.value());
        }
        return as.value();
    }
}
