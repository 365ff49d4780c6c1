package org.opportune.schemas.option;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the values of an option have in common. */
public sealed interface Rule {
    /** What a value is, and in which unit. */
    String type();

    /** Which values hold; empty if all of the type do. */
    String range();

    /** Which rule the value breaks, or null. Never says the value. */
    @Nullable
    String broken(String value);

    /** Characters, at least and at most so many. */
    record Text(int min, int max) implements Rule {
        @Override
        public String type() {
            return "text";
        }

        @Override
        public String range() {
            return min + " to " + max + " characters";
        }

        @Override
        public @Nullable String broken(String value) {
            return value.length() < min || value.length() > max ? "must have " + range() : null;
        }
    }

    /**
     * A whole number.
     *
     * @param unit such as octets
     */
    record Whole(long min, long max, String unit) implements Rule {
        @Override
        public String type() {
            return unit.isEmpty() ? "whole number" : "whole number of " + unit;
        }

        @Override
        public String range() {
            return min + " to " + max;
        }

        @Override
        public @Nullable String broken(String value) {
            try {
                long n = Long.parseLong(value);
                return n < min || n > max ? "must be between " + min + " and " + max : null;
            } catch (NumberFormatException e) {
                return "must be a whole number, " + range();
            }
        }
    }

    /** A length of time, in ms. */
    record Time(long minMs, long maxMs) implements Rule {
        private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s?(ms|s|min|m|h|d)");
        private static final List<String> UNITS = List.of("d", "h", "min", "s");

        @Override
        public String type() {
            return "time in ms, s, m or min, h, d";
        }

        @Override
        public String range() {
            return text(minMs) + " to " + text(maxMs);
        }

        @Override
        public @Nullable String broken(String value) {
            if (!FORM.matcher(value).matches()) {
                return "must be a time such as 500ms, 10s, 5min or 1h";
            }
            long ms = ms(value);
            return ms < minMs || ms > maxMs ? "must be between " + text(minMs) + " and " + text(maxMs) : null;
        }

        /**
         * Of a value in this form.
         *
         * @throws IllegalArgumentException if it is not
         */
        static long ms(String value) {
            Matcher matcher = FORM.matcher(value);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("must be a time such as 10s");
            }
            return Long.parseLong(matcher.group(1)) * unit(matcher.group(2));
        }

        /** The same time in the largest unit that leaves nothing over: {@code 10000ms} is {@code 10s}. */
        public static String shortest(String value) {
            return text(ms(value));
        }

        private static long unit(String name) {
            return switch (name) {
                case "ms" -> 1L;
                case "s" -> 1_000L;
                case "m", "min" -> 60_000L;
                case "h" -> 3_600_000L;
                default -> 86_400_000L;
            };
        }

        private static String text(long ms) {
            for (String unit : UNITS) {
                if (ms > 0 && ms % unit(unit) == 0) {
                    return ms / unit(unit) + unit;
                }
            }
            return ms + "ms";
        }
    }

    /** One of some words, in lower case. */
    record Choice(List<String> words) implements Rule {
        public Choice {
            words = List.copyOf(words);
        }

        /** The names of an enum's constants. */
        public static Choice of(Class<? extends Enum<?>> type) {
            return new Choice(List.of(type.getEnumConstants()).stream()
                    .map(c -> c.name().toLowerCase(Locale.ROOT))
                    .toList());
        }

        @Override
        public String type() {
            return "word";
        }

        @Override
        public String range() {
            int last = words.size() - 1;
            return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
        }

        @Override
        public @Nullable String broken(String value) {
            return words.contains(value.toLowerCase(Locale.ROOT)) ? null : "must be " + range();
        }
    }

    /** Where a secret is kept: never the secret. */
    record Secret() implements Rule {
        @Override
        public String type() {
            return "reference to a secret";
        }

        @Override
        public String range() {
            return "file:/absolute/path or env:NAME";
        }

        @Override
        public @Nullable String broken(String value) {
            return SecretReference.isReference(value) ? null : "a secret is given as " + range();
        }
    }

    /**
     * What only its room knows.
     *
     * @param check the rule that a value breaks, or an empty text
     */
    record Form(String type, String range, Function<String, String> check) implements Rule {
        @Override
        public @Nullable String broken(String value) {
            String rule = check.apply(value);
            return rule.isEmpty() ? null : rule;
        }
    }
}
