package org.opportune.backtest.score;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What the author of a scenario meant, in words of the truth: which statements about somebody ask for a match, and when
 * a match answers one.
 *
 * @param what the predicates, as the truth file writes them: a statement is of one of these
 * @param where details that must have one of these values
 * @param atLeastMs how long it must have been true
 * @param rightAtLeastMs how long it must have been true for a match not to be wrong; at most {@code atLeastMs}
 * @param atLeast details that must not be below a number
 * @param rightAtLeast the same for a match not to be wrong; {@code atLeast} where nothing else is said
 * @param atMost details that must not be above a number
 * @param times the statement must be so manieth such within {@code inMs}; 1 = every one
 * @param inMs from the beginning of the first of them to that of the last it is less than this
 * @param graceMs how long after it ended a match still answers it
 * @param restMs after a right match none is asked of the same subscriber for this long: the scenario's cool-down
 */
public record Judgement(
        String scenario,
        Set<String> what,
        Map<String, Set<String>> where,
        long atLeastMs,
        long rightAtLeastMs,
        Map<String, Long> atLeast,
        Map<String, Long> rightAtLeast,
        Map<String, Long> atMost,
        int times,
        long inMs,
        long graceMs,
        long restMs) {
    private static final Set<String> KEYS = Set.of(
            "truth",
            "where",
            "lasts",
            "right-if-lasts",
            "at-least",
            "right-if-at-least",
            "at-most",
            "times",
            "in",
            "grace",
            "rest");

    /** The text is no judgement: says where and why. */
    public static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        Invalid(String message) {
            super(message);
        }
    }

    public Judgement {
        what = Set.copyOf(what);
        where = Map.copyOf(where);
        atLeast = Map.copyOf(atLeast);
        rightAtLeast = Map.copyOf(rightAtLeast);
        atMost = Map.copyOf(atMost);
    }

    /**
     * Reads a judgement.
     *
     * @param origin for messages
     */
    public static Judgement parse(String origin, String scenario, String yaml) throws Invalid {
        Object root;
        try {
            root = new Load(LoadSettings.builder().setLabel(origin).build()).loadFromString(yaml);
        } catch (YamlEngineException e) {
            throw new Invalid(origin + ": not YAML: " + e.getMessage());
        }
        if (!(root instanceof Map<?, ?> map) || words(map.get("truth")).isEmpty()) {
            throw new Invalid(origin + ": a judgement begins with truth: and a predicate, or a list of them");
        }
        for (Object key : map.keySet()) {
            if (!KEYS.contains(key)) {
                throw new Invalid(origin + ": unknown key: key=" + key + " keys=" + new TreeSet<>(KEYS));
            }
        }
        return new Judgement(
                scenario,
                words(map.get("truth")),
                where(origin, map.get("where")),
                duration(origin, "lasts", map.get("lasts")),
                duration(
                        origin,
                        "right-if-lasts",
                        map.get(map.containsKey("right-if-lasts") ? "right-if-lasts" : "lasts")),
                limits(origin, "at-least", map.get("at-least")),
                limits(
                        origin,
                        "right-if-at-least",
                        map.get(map.containsKey("right-if-at-least") ? "right-if-at-least" : "at-least")),
                limits(origin, "at-most", map.get("at-most")),
                times(origin, map.get("times"), map.get("in")),
                duration(origin, "in", map.get("in")),
                duration(origin, "grace", map.get("grace")),
                duration(origin, "rest", map.get("rest")));
    }

    private static Map<String, Set<String>> where(String origin, @Nullable Object value) throws Invalid {
        Map<String, Set<String>> where = new TreeMap<>();
        for (Map.Entry<?, ?> entry : mapping(origin, "where", value).entrySet()) {
            where.put(String.valueOf(entry.getKey()), words(entry.getValue()));
        }
        return where;
    }

    /** One word or a list of them; none of nothing. */
    private static Set<String> words(@Nullable Object value) {
        if (value == null) {
            return Set.of();
        }
        List<?> values = value instanceof List<?> list ? list : List.of(value);
        return new TreeSet<>(values.stream().map(String::valueOf).toList());
    }

    private static Map<String, Long> limits(String origin, String key, @Nullable Object value) throws Invalid {
        Map<String, Long> limits = new TreeMap<>();
        for (Map.Entry<?, ?> entry : mapping(origin, key, value).entrySet()) {
            if (!(entry.getValue() instanceof Number number)) {
                throw new Invalid(origin + ": must be a number: key=" + key + "." + entry.getKey());
            }
            limits.put(String.valueOf(entry.getKey()), number.longValue());
        }
        return limits;
    }

    private static int times(String origin, @Nullable Object value, @Nullable Object in) throws Invalid {
        if (value == null && in == null) {
            return 1;
        }
        if (!(value instanceof Integer times) || times < 2 || in == null) {
            throw new Invalid(origin + ": go together: times, a number from 2 on, and in, a duration: times=" + value);
        }
        return times;
    }

    private static Map<?, ?> mapping(String origin, String key, @Nullable Object value) throws Invalid {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new Invalid(origin + ": must be keys and values: key=" + key);
    }

    private static long duration(String origin, String key, @Nullable Object value) throws Invalid {
        if (value == null) {
            return 0;
        }
        try {
            String text = String.valueOf(value).toUpperCase(Locale.ROOT);
            return Duration.parse(text.endsWith("D") ? "P" + text : "PT" + text).toMillis();
        } catch (DateTimeParseException e) {
            throw new Invalid(origin + ": must be a duration as 45m, 24h or 2d: " + key + "=" + value);
        }
    }

    /** True if the statement asks for a match. */
    boolean asks(Statement truth) {
        return allows(truth) && truth.toMs() - truth.fromMs() >= atLeastMs && reaches(truth, atLeast);
    }

    /** True if a match during the statement says something true. */
    boolean allows(Statement truth) {
        return what.contains(truth.what())
                && truth.toMs() - truth.fromMs() >= rightAtLeastMs
                && where.entrySet().stream()
                        .allMatch(e -> e.getValue().contains(truth.details().getOrDefault(e.getKey(), "")))
                && reaches(truth, rightAtLeast)
                && atMost.entrySet().stream().allMatch(e -> number(truth, e.getKey()) <= e.getValue());
    }

    private static boolean reaches(Statement truth, Map<String, Long> least) {
        return least.entrySet().stream().allMatch(e -> number(truth, e.getKey()) >= e.getValue());
    }

    /** Not a number, which is neither above nor below any, if there is no such detail. */
    private static double number(Statement truth, String detail) {
        String text = truth.details().get(detail);
        return text == null ? Double.NaN : Double.parseDouble(text);
    }
}
