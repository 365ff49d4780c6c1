package org.opportune.kafka;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A length of time as people write it in the catalogue: {@code 7d}, {@code 36h}, {@code for ever}. */
public final class Span {
    private static final String FOR_EVER = "for ever";
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,15})(ms|s|m|h|d)");

    private Span() {}

    /** In the largest unit that leaves no rest; -1 = for ever. */
    public static String text(long ms) {
        if (ms == -1) {
            return FOR_EVER;
        }
        for (String unit : new String[] {"d", "h", "m", "s"}) {
            if (ms != 0 && ms % lengthMs(unit) == 0) {
                return ms / lengthMs(unit) + unit;
            }
        }
        return ms + "ms";
    }

    /** Milliseconds, -1 = for ever; null if the text is no such length. */
    public static @Nullable Long parse(String text) {
        if (text.equals(FOR_EVER)) {
            return -1L;
        }
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        try {
            return Math.multiplyExact(Long.parseLong(matcher.group(1)), lengthMs(matcher.group(2)));
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static long lengthMs(String unit) {
        return switch (unit) {
            case "d" -> 86_400_000;
            case "h" -> 3_600_000;
            case "m" -> 60_000;
            case "s" -> 1_000;
            default -> 1;
        };
    }
}
