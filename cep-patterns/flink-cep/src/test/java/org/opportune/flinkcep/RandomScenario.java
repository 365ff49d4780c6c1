package org.opportune.flinkcep;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opportune.language.Language;
import org.opportune.model.Condition;
import org.opportune.model.EventField;
import org.opportune.model.Hearing;
import org.opportune.model.Predicate;
import org.opportune.model.Predicate.Truth;
import org.opportune.model.Scenario;
import org.opportune.model.Step;

/**
 * A scenario that Flink CEP can say: as text, which our engine gets compiled, and with the same conditions written by hand.
 *
 * @param within seconds; 0 = none
 * @param rest cool-down in seconds; 0 = none
 */
record RandomScenario(List<Part> parts, int within, int rest) {
    static final List<String> KINDS = List.of("SMS_SENT", "CALL_ENDED", "WEB_SESSION");

    /** What a part is in the text. */
    enum Word {
        ON,
        THEN,
        NEXT,
        COUNT,
        NOT,
        SILENCE
    }

    /** @param word null = any, =n: the word of part n, else that word */
    record Ear(String kind, @Nullable String word) {}

    /** @param times of COUNT; window of COUNT and SILENCE and within of others in seconds, 0 = none */
    record Part(Word word, List<Ear> ears, int times, int window, int within) {
        Part with(List<Ear> others) {
            return new Part(word, others, times, window, within);
        }
    }

    static RandomScenario of(Random random) {
        List<Part> parts = new ArrayList<>();
        int size = 1 + random.nextInt(4);
        boolean counts = random.nextInt(4) == 0;
        parts.add(new Part(
                counts ? Word.COUNT : Word.ON, ears(random, parts), 2 + random.nextInt(2), 3 + random.nextInt(6), 0));
        boolean silent = random.nextInt(4) == 0;
        int within = silent || random.nextInt(3) == 0 ? 0 : 5 + random.nextInt(12);
        while (parts.size() < size) {
            if (random.nextInt(3) == 0) {
                parts.add(new Part(Word.NOT, ears(random, parts), 0, 0, 0));
            }
            boolean limited = within == 0 || random.nextInt(3) == 0;
            parts.add(new Part(
                    random.nextInt(4) == 0 ? Word.NEXT : Word.THEN,
                    ears(random, parts),
                    0,
                    0,
                    limited ? 3 + random.nextInt(8) : 0));
        }
        if (silent) {
            parts.add(new Part(Word.SILENCE, ears(random, parts), 0, 1 + random.nextInt(5), 0));
        }
        int rest = random.nextInt(4) == 0 ? 1 + random.nextInt(6) : 0;
        return new RandomScenario(parts, within, rest);
    }

    private static List<Ear> ears(Random random, List<Part> before) {
        List<Ear> ears = new ArrayList<>();
        for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
            ears.add(new Ear(KINDS.get(random.nextInt(3)), word(random, before)));
        }
        return ears;
    }

    private static @Nullable String word(Random random, List<Part> before) {
        int n = before.isEmpty() ? 0 : random.nextInt(before.size());
        boolean readable = !before.isEmpty() && before.get(n).word() != Word.NOT;
        return switch (random.nextInt(6)) {
            case 0, 1 -> "X";
            case 2 -> "Y";
            case 3 -> readable ? "=" + n : null;
            default -> null;
        };
    }

    boolean silent() {
        return parts.get(parts.size() - 1).word() == Word.SILENCE;
    }

    /** What the oracle counts it as. */
    Set<String> words() {
        Set<String> words = new TreeSet<>();
        for (Part part : parts) {
            words.add(part.word().name());
            if (part.ears().size() > 1) {
                words.add("ANY");
            }
            if (part.within() > 0) {
                words.add("WITHIN");
            }
            if (part.ears().stream().anyMatch(e -> e.word() != null && e.word().startsWith("="))) {
                words.add("REFERENCE");
            }
        }
        if (within > 0) {
            words.add("WITHIN_ALL");
        }
        if (rest > 0) {
            words.add("REST");
        }
        return words;
    }

    /** Each with one condition less. */
    List<RandomScenario> relaxed() {
        List<RandomScenario> relaxed = new ArrayList<>();
        relaxed.add(new RandomScenario(parts, 0, rest));
        for (int i = 0; i < parts.size(); i++) {
            Part p = parts.get(i);
            boolean forbids = p.word() == Word.NOT || p.word() == Word.SILENCE;
            List<Ear> other = p.ears().stream()
                    .map(e -> new Ear(e.kind(), forbids ? "-" : null))
                    .toList();
            relaxed.add(replaced(i, p.with(other)));
            relaxed.add(replaced(
                    i,
                    new Part(
                            p.word() == Word.NEXT ? Word.THEN : p.word(),
                            p.ears(),
                            p.times(),
                            p.word() == Word.COUNT ? 500 : p.window(),
                            0)));
        }
        return relaxed;
    }

    private RandomScenario replaced(int i, Part part) {
        List<Part> changed = new ArrayList<>(parts);
        changed.set(i, part);
        return new RandomScenario(changed, within, rest);
    }

    String text() {
        StringBuilder text = new StringBuilder("scenario: s\ntitle: Random\nstart: every\nopen-runs: 64\n");
        if (within > 0) {
            text.append("within: ").append(within).append("s\n");
        }
        if (rest > 0) {
            text.append("cool-down: ").append(rest).append("s\n");
        }
        text.append("steps:\n");
        for (int i = 0; i < parts.size(); i++) {
            text.append("  - {").append(text(parts.get(i), i)).append("}\n");
        }
        return text.toString();
    }

    private static String text(Part part, int i) {
        String heard = part.ears().size() == 1
                ? part.ears().get(0).kind()
                : part.ears().stream()
                        .map(e -> "{on: " + e.kind() + where(e) + "}")
                        .collect(Collectors.joining(", ", "{any: [", "]}"));
        String where = part.ears().size() == 1 ? where(part.ears().get(0)) : "";
        String within = part.within() > 0 ? ", within: " + part.within() + "s" : "";
        String name = ", as: p" + i;
        return switch (part.word()) {
            case ON -> "on: " + heard + where + name;
            case THEN -> "then: " + heard + where + name + within;
            case NEXT -> "next: " + heard + where + name + within;
            case COUNT -> "count: " + part.times() + ", in: " + part.window() + "s, on: " + heard + where + name;
            case NOT -> "not: " + heard + where + name;
            case SILENCE -> "not: " + heard + where + ", for: " + part.window() + "s" + name;
        };
    }

    private static String where(Ear ear) {
        String word = ear.word();
        if (word == null) {
            return "";
        }
        return word.startsWith("=")
                ? ", where: 'event.keyword == p" + word.substring(1) + ".keyword'"
                : ", where: 'event.keyword == \"" + word + "\"'";
    }

    /** From the text, conditions compiled. */
    Scenario compiled() {
        var checked = Language.scenario("random", text());
        if (checked.value() == null) {
            throw new AssertionError(text() + checked.problems());
        }
        return checked.value();
    }

    /** The same with conditions that nobody compiled. */
    Scenario byHand() {
        Scenario s = compiled();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Step step = s.steps().get(i);
            List<Hearing> hears = new ArrayList<>();
            for (int ear = 0; ear < step.hears().size(); ear++) {
                Hearing h = step.hears().get(ear);
                String word = parts.get(i).ears().get(ear).word();
                Condition where = word == null ? null : new Condition("by hand", byHand(word));
                hears.add(new Hearing(h.name(), h.kinds(), h.customKinds(), where, h.captures()));
            }
            steps.add(new Step(
                    step.name(),
                    step.verb(),
                    hears,
                    step.times(),
                    step.most(),
                    step.distinct(),
                    step.threshold(),
                    step.windowMs(),
                    step.place(),
                    step.gapMs(),
                    step.pingPong(),
                    step.withinMs(),
                    step.strict(),
                    step.optional(),
                    step.captures()));
        }
        return new Scenario(
                s.id(),
                s.about(),
                steps,
                s.withinMs(),
                s.coolDownMs(),
                s.start(),
                s.openRuns(),
                s.afterMatch(),
                s.fingerprint());
    }

    private static Predicate byHand(String word) {
        return scope -> {
            Object keyword = EventField.KEYWORD.read(scope.event());
            Object wanted = word.startsWith("=")
                    ? scope.captured(Integer.parseInt(word.substring(1)), EventField.KEYWORD)
                    : word;
            return keyword == null || wanted == null ? Truth.ABSENT : keyword.equals(wanted) ? Truth.TRUE : Truth.FALSE;
        };
    }
}
