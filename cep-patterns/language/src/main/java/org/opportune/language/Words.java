package org.opportune.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.language.condition.Suggest;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.fact.Purpose;

/** Single values that several kinds of definitions share. Each gives null or a stand-in after adding a problem. */
final class Words {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?(?:(\\d{1,7})s)?");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}");
    private static final long[] UNITS = {86_400_000, 3_600_000, 60_000, 1_000};

    /** Nothing an author writes spans more than a leap year. */
    private static final long LONGEST_MS = 366L * 86_400_000;

    private static final Set<EventKind> NOT_FOR_AUTHORS = EnumSet.of(
            EventKind.UNRECOGNISED, EventKind.CUSTOM_MOMENT, EventKind.CUSTOM_FACT, EventKind.MATCH, EventKind.ERASURE);

    private static final Map<String, EventKind> KINDS = kindsByName();

    private Words() {}

    static String id(Section section, String key) {
        Scalar scalar = section.required(key);
        return scalar == null ? "" : id(section.problems(), scalar, key);
    }

    static String id(Problems problems, Scalar scalar, String key) {
        if (!ID.matcher(scalar.value()).matches() || scalar.value().length() > 64) {
            problems.add(
                    scalar.at(),
                    "an id is lower case words joined by '-', at most 64 characters: " + key + "=" + scalar.value());
        }
        return scalar.value();
    }

    /** Milliseconds, or {@code missing} if the key is not there or wrong. */
    static long duration(Section section, String key, long missing) {
        Scalar scalar = section.scalar(key);
        if (scalar == null) {
            return missing;
        }
        long ms = durationMs(scalar.value());
        if (ms < 0) {
            section.problems().add(scalar.at(), "not a duration such as 45m or 1h30m: " + key + "=" + scalar.value());
        } else if (ms == 0) {
            section.problems()
                    .add(scalar.at(), "a duration must be longer than nothing: " + key + "=" + scalar.value());
        } else if (ms > LONGEST_MS) {
            section.problems().add(scalar.at(), "a duration must be at most 366d: " + key + "=" + scalar.value());
        } else {
            return ms;
        }
        return missing;
    }

    /** The same, complaining if it is missing; 0 then. */
    static long requiredDuration(Section section, String key) {
        if (!section.has(key)) {
            section.node(key);
            section.missing(key);
            return 0;
        }
        return duration(section, key, 0);
    }

    /** Milliseconds, or -1 if it is not a duration. */
    static long durationMs(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return -1;
        }
        long ms = 0;
        for (int i = 0; i < UNITS.length; i++) {
            ms += matcher.group(i + 1) == null ? 0 : Long.parseLong(matcher.group(i + 1)) * UNITS[i];
        }
        return ms;
    }

    /** A whole number from {@code least} to {@code most}; {@code least} after a problem. */
    static int number(Problems problems, Scalar scalar, String key, int least, int most) {
        String text = scalar.value();
        boolean digits = text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int value = digits ? Integer.parseInt(text) : -1;
        if (value < least || value > most) {
            problems.add(
                    scalar.at(), "expected a whole number from " + least + " to " + most + ": " + key + "=" + text);
            return least;
        }
        return value;
    }

    /** A whole number of at most 15 digits; 0 after a problem. */
    static long amount(Problems problems, Scalar scalar, String key) {
        String text = scalar.value();
        if (!AMOUNT.matcher(text).matches()) {
            problems.add(scalar.at(), "expected a whole number of at most 15 digits: " + key + "=" + text);
            return 0;
        }
        return Long.parseLong(text);
    }

    static <T> @Nullable T choice(Problems problems, Scalar scalar, String key, Map<String, T> choices) {
        T choice = choices.get(scalar.value());
        if (choice == null) {
            problems.add(
                    scalar.at(),
                    "unknown " + key + ": " + key + "=" + scalar.value()
                            + Suggest.hint(scalar.value(), choices.keySet()));
        }
        return choice;
    }

    /** The constant as authors write it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Constants by the words authors write: lower case and '-'. */
    static <E extends Enum<E>> Map<String, E> choices(E[] constants, Function<E, Boolean> offered) {
        Map<String, E> choices = new TreeMap<>();
        for (E constant : constants) {
            if (offered.apply(constant)) {
                choices.put(word(constant), constant);
            }
        }
        return choices;
    }

    /** Complains of a section whose {@code value} another of its kind has already. */
    static <T> void once(Map<T, Position> seen, Section section, String key, T value) {
        Position first = seen.putIfAbsent(value, section.at());
        if (first != null) {
            section.problems()
                    .add(
                            section.at(key),
                            "duplicate " + key + ": " + key + "=" + value + " first=line " + first.line());
        }
    }

    static Set<Purpose> purposes(Section section, String key) {
        Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
        if (!section.has(key)) {
            section.missing(key);
        }
        for (Scalar scalar : section.scalars(key)) {
            Purpose purpose = purpose(section.problems(), scalar);
            if (purpose != null && !purposes.add(purpose)) {
                section.problems().add(scalar.at(), "named twice: purpose=" + scalar.value());
            }
        }
        return purposes;
    }

    static @Nullable Purpose purpose(Problems problems, Scalar scalar) {
        return choice(problems, scalar, "purpose", choices(Purpose.values(), p -> true));
    }

    /** Kinds of events that authors may name, as the schema spells them. */
    static Map<String, EventKind> kinds() {
        return KINDS;
    }

    private static Map<String, EventKind> kindsByName() {
        Map<String, EventKind> kinds = new TreeMap<>();
        for (EventKind kind : EventKind.values()) {
            if (!NOT_FOR_AUTHORS.contains(kind)) {
                kinds.put(kind.name(), kind);
            }
        }
        return kinds;
    }

    static @Nullable EventKind kind(Problems problems, Scalar scalar) {
        EventKind kind = kinds().get(scalar.value());
        if (kind != null) {
            return kind;
        }
        boolean internal = NOT_FOR_AUTHORS.stream().anyMatch(k -> k.name().equals(scalar.value()));
        List<String> known = new ArrayList<>(kinds().keySet());
        String hint;
        if (scalar.value().startsWith("CUSTOM_")) {
            hint = ", a declared kind is written custom:its-name";
        } else {
            hint = internal ? ", this kind is made inside the house" : Suggest.hint(scalar.value(), known);
        }
        problems.add(scalar.at(), "unknown event kind: kind=" + scalar.value() + hint);
        return null;
    }

    /** Every kind that a plain list names; repeated ones are a problem. */
    static Set<EventKind> kinds(Problems problems, List<Scalar> scalars) {
        EnumSet<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        for (Scalar scalar : scalars) {
            EventKind kind = kind(problems, scalar);
            if (kind != null && !kinds.add(kind)) {
                problems.add(scalar.at(), "named twice: kind=" + scalar.value());
            }
        }
        return kinds;
    }

    /** Sorted names, for what must not depend on the order of a set. */
    static String[] sorted(Iterable<?> values) {
        List<String> names = new ArrayList<>();
        values.forEach(v -> names.add(v.toString()));
        String[] sorted = names.toArray(String[]::new);
        Arrays.sort(sorted);
        return sorted;
    }
}
