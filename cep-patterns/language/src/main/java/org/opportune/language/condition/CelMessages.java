package org.opportune.language.condition;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What CEL's parser and checker say, in an author's words. */
final class CelMessages {
    private static final Pattern OVERLOAD = Pattern.compile(
            "found no matching overload for '([^']*)' applied to '(.*?)' ?\\(candidates.*", Pattern.DOTALL);

    private static final Pattern EXPECTED = Pattern.compile("expected type '(.*)' but found '(.*)'");

    private CelMessages() {}

    static String rule(String message) {
        Matcher overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            return "these types do not go together: " + operation(overload.group(1)) + " types="
                    + CelTypes.words(overload.group(2));
        }
        Matcher expected = EXPECTED.matcher(message);
        if (expected.matches()) {
            return "the type is wrong: expected=" + CelTypes.words(expected.group(1)) + " found="
                    + CelTypes.words(expected.group(2));
        }
        return syntax(message);
    }

    private static String operation(String function) {
        return switch (function) {
            case "@in" -> "operator='in'";
            case "_[_]" -> "operator='[]'";
            case "_?_:_" -> "operator='?:'";
            default -> function.contains("_") ? "operator='" + function.replace("_", "") + "'" : "function=" + function;
        };
    }

    private static String syntax(String message) {
        String found = message.replaceAll("(?s) expecting .*", "").replaceAll("\\s+", " ");
        if (found.contains("'<EOF>'")) {
            return "the condition ends too early";
        }
        String hint = "";
        if (found.contains("token recognition error at: '=")) {
            hint = ", to compare write ==";
        } else if (found.contains("'and'") || found.contains("'AND'")) {
            hint = ", write &&";
        } else if (found.contains("'or'") || found.contains("'OR'")) {
            hint = ", write ||";
        } else if (found.contains("'not'") || found.contains("'NOT'")) {
            hint = ", write !";
        }
        return "not a condition: " + found + hint;
    }
}
