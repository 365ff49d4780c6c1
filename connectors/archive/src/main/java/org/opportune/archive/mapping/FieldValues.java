package org.opportune.archive.mapping;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Text to the value of a field, for cells and for constants alike. */
final class FieldValues {
    private static final int MOST_CHARACTERS = 1024;

    private FieldValues() {}

    /**
     * String, Long, Boolean or enum constant. Numbers and times are read by their column's rule, not here.
     *
     * @param column name for the reason
     * @param text not empty
     */
    static Object of(Field field, String column, String text) throws Rejection {
        return switch (field.shape()) {
            case TEXT -> text(column, text);
            case WHOLE -> whole(column, text);
            case FLAG -> flag(column, text);
            case CHOICE -> field.choose(text).orElseThrow(() -> new Rejection(column, "one of " + choices(field)));
            case NUMBER, TIME -> throw new Rejection(column, "needs a column");
        };
    }

    /** 0 or more. */
    static long whole(String column, String text) throws Rejection {
        String digits = text.trim();
        if (digits.isEmpty() || digits.length() > 18 || !NumberRule.Reading.allDigits(digits)) {
            throw new Rejection(column, "whole number of 1 to 18 digits: length=" + digits.length());
        }
        return Long.parseLong(digits);
    }

    private static String text(String column, String text) throws Rejection {
        if (text.length() > MOST_CHARACTERS) {
            throw new Rejection(column, "at most " + MOST_CHARACTERS + " characters: length=" + text.length());
        }
        return text;
    }

    private static Boolean flag(String column, String text) throws Rejection {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw new Rejection(column, "true, yes, 1, false, no or 0");
        };
    }

    private static String choices(Field field) {
        return Arrays.stream(field.choices()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
