package org.opportune.archive.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one time column are understood: by the first form that fits. A local time that the zone has twice
 * (clocks go back) is the first of the two; one that it skips (clocks go forward) is read with the offset before the
 * gap, so 02:30 becomes 03:30.
 */
final class TimeRule {
    /** First instant after 9999-12-31T23:59:59Z. */
    private static final long END_MS = 253_402_300_800_000L;

    private final List<Form> forms;

    TimeRule(List<Form> forms) {
        this.forms = List.copyOf(forms);
    }

    /** One way to write a time. */
    sealed interface Form {
        /** UTC ms, or null if the text is not of this form. */
        @Nullable
        Long read(String text);

        /** Why a text that cannot be read nearly could be; null = it is nothing like this form. */
        @Nullable
        String near(String text);
    }

    /** A count since 1970-01-01T00:00:00Z. */
    record Epoch(long unitMs) implements Form {
        @Override
        public @Nullable Long read(String text) {
            if (text.isEmpty() || text.length() > 15 || !NumberRule.Reading.allDigits(text)) {
                return null;
            }
            return Long.parseLong(text) * unitMs;
        }

        @Override
        public @Nullable String near(String text) {
            return null;
        }
    }

    /**
     * A date and time of day.
     *
     * @param zone where the pattern has no offset of its own; null where it has
     * @param zoneless the pattern without the offset at its end; null where it has none there
     */
    record Pattern(
            DateTimeFormatter formatter,
            @Nullable ZoneId zone,
            @Nullable DateTimeFormatter zoneless) implements Form {
        private static final String OFFSET_AT_END = "[ \\[]*(X+|x+|Z+|z+|VV|O+|v+)[ \\]]*$";

        /**
         * @throws IllegalArgumentException if the pattern is none, or does not give date and time of day, or gives an
         *     offset though there is a zone, or neither
         */
        static Pattern of(String pattern, @Nullable ZoneId zone) {
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(yearsWithoutEra(pattern), Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
            Pattern made = new Pattern(formatter, zone, zone == null ? zoneless(pattern) : null);
            OffsetDateTime sample = OffsetDateTime.parse("2006-06-01T13:08:00Z");
            try {
                Long read = made.read(formatter.format(sample));
                if (read == null || (zone == null && read != sample.toInstant().toEpochMilli())) {
                    throw new IllegalArgumentException("pattern must give date and time of day"
                            + (zone == null ? ", and an offset or a zone beside it" : "") + ": pattern=" + pattern);
                }
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("pattern cannot be written for a time: pattern=" + pattern, e);
            }
            return made;
        }

        /** Reading is strict, so that 31 February is an error; strict "y" would need an era beside it, "u" does not. */
        private static String yearsWithoutEra(String pattern) {
            StringBuilder out = new StringBuilder(pattern.length());
            boolean quoted = false;
            for (int i = 0; i < pattern.length(); i++) {
                char c = pattern.charAt(i);
                quoted ^= c == '\'';
                out.append(c == 'y' && !quoted ? 'u' : c);
            }
            return out.toString();
        }

        private static @Nullable DateTimeFormatter zoneless(String pattern) {
            String rest = pattern.replaceFirst(OFFSET_AT_END, "");
            try {
                return rest.equals(pattern) || rest.isBlank()
                        ? null
                        : DateTimeFormatter.ofPattern(yearsWithoutEra(rest), Locale.ROOT);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        @Override
        public @Nullable String near(String text) {
            if (fits(formatter.withResolverStyle(ResolverStyle.LENIENT), text)) {
                return "no such date or time of day";
            }
            return zoneless != null && fits(zoneless, text) ? "time without zone, and nothing says which" : null;
        }

        private static boolean fits(DateTimeFormatter formatter, String text) {
            try {
                formatter.parse(text);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }

        @Override
        public @Nullable Long read(String text) {
            try {
                TemporalAccessor parsed = formatter.parse(text);
                Instant instant = zone == null
                        ? OffsetDateTime.from(parsed).toInstant()
                        : LocalDateTime.from(parsed).atZone(zone).toInstant();
                return instant.toEpochMilli();
            } catch (DateTimeException | ArithmeticException e) {
                return null;
            }
        }
    }

    /** UTC ms. */
    long read(String column, String text) throws Rejection {
        String trimmed = text.trim();
        for (Form form : forms) {
            Long ms = form.read(trimmed);
            if (ms != null) {
                if (ms < 0 || ms >= END_MS) {
                    throw new Rejection(column, "time must be within the years 1970 to 9999");
                }
                return ms;
            }
        }
        String near = forms.stream()
                .map(form -> form.near(trimmed))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("not a time of the stated form");
        throw new Rejection(column, near + ": length=" + trimmed.length());
    }
}
