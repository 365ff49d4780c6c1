package org.opportune.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.opportune.engine.Line.Ear;
import org.opportune.engine.Line.Limit;
import org.opportune.model.Condition;
import org.opportune.model.Demand;
import org.opportune.model.Demand.By;
import org.opportune.model.EventField;
import org.opportune.model.Hearing;
import org.opportune.model.Predicate;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.About;
import org.opportune.model.Scenario.AfterMatch;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Step;
import org.opportune.model.Threshold;

/** A random scenario as plain data: the reference reads it, the engine gets {@link #scenario}. */
record Definition(String id, List<Line> lines, long within, long coolDown, Start start, int openRuns) {
    /** A word that no event has. */
    static final String IMPOSSIBLE = "-";
    /** The words that events have: numbers, each of a class. */
    static final String HOTLINE = "10086";

    static final String FAR_NUMBER = "02";

    private static final Map<String, Predicate> CODE = new ConcurrentHashMap<>();

    /** True if a line hears the event, one of its conditions holds, literally, and it shows a cell or an amount where these count; kept = words by slot. */
    boolean holds(int n, Happening happening, List<String> kept) {
        boolean lacks = lines.get(n).distinct() && happening.cell() == null;
        if (lacks || (lines.get(n).adds() && happening.amount() == null)) {
            return false;
        }
        return lines.get(n).ears().stream().anyMatch(ear -> fits(ear, happening, kept));
    }

    static boolean fits(Ear ear, Happening happening, List<String> kept) {
        if (!ear.kinds().contains(happening.kind())) {
            return false;
        }
        String wanted = ear.word();
        if (wanted == null) {
            return true;
        }
        if (happening.word() == null) {
            return false;
        }
        if (!wanted.startsWith("=")) {
            return happening.word().equals(wanted);
        }
        return happening.word().equals(kept.get(Integer.parseInt(wanted.substring(1))));
    }

    /** The first of the slots of a line. */
    int slot(int n) {
        return lines.subList(0, n).stream().mapToInt(Line::slots).sum();
    }

    /** Each with one condition less. */
    List<Definition> relaxed() {
        List<Definition> relaxed = new ArrayList<>();
        if (within > 0) {
            relaxed.add(new Definition(id, lines, 0, coolDown, start, openRuns));
        }
        for (int n = 0; n < lines.size(); n++) {
            Line line = lines.get(n);
            if (line.within() > 0) {
                relaxed.add(with(n, line.unlimited()));
            }
            if (line.adds()) {
                relaxed.add(with(n, line.indifferent()));
            }
            if (line.speed() > 0) {
                relaxed.add(with(n, line.leisurely()));
            }
            if (line.distinct()) {
                relaxed.add(with(n, line.indistinct()));
            }
            if (line.strict()) {
                relaxed.add(with(n, line.lenient()));
            }
            if (line.window() > 0 && line.speed() == 0 && !line.all() && !line.barred()) {
                relaxed.add(with(n, line.patient()));
            }
            for (int ear = 0; ear < line.ears().size(); ear++) {
                boolean silence = line.absent() || line.barred();
                if (silence || line.ears().get(ear).word() != null) {
                    relaxed.add(with(n, line.word(ear, silence ? IMPOSSIBLE : null)));
                }
            }
        }
        return relaxed;
    }

    private Definition with(int n, Line line) {
        List<Line> changed = new ArrayList<>(lines);
        changed.set(n, line);
        return new Definition(id, changed, within, coolDown, start, openRuns);
    }

    /** The same with another bound in the first line, perhaps, and another rest; now and then no kin, for its within is another. */
    Definition kin(String other, Random random) {
        Definition kin = with(0, lines.get(0).bounded(random.nextInt(3)));
        long limit = random.nextInt(4) == 0 ? 6 + random.nextInt(25) : within;
        return new Definition(other, kin.lines, limit, random.nextInt(6), start, openRuns);
    }

    /** What the oracle counts it as. */
    Set<String> operators() {
        Set<String> operators = new TreeSet<>(Set.of("START_" + start));
        lines.forEach(line -> operators.addAll(line.operators()));
        if (within > 0) {
            operators.add("WITHIN_ALL");
        }
        if (coolDown > 0) {
            operators.add("COOL_DOWN");
        }
        return operators;
    }

    Scenario scenario() {
        List<Step> steps = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            steps.add(step(lines.get(n), n));
        }
        return new Scenario(id, About.live(id), steps, within, coolDown, start, openRuns, AfterMatch.DROP, "f-" + id);
    }

    private Step step(Line line, int n) {
        String name = line.verb().name() + n;
        List<EventField> kept = List.of(EventField.KEYWORD);
        List<Hearing> hears = new ArrayList<>();
        for (Ear ear : line.ears()) {
            hears.add(new Hearing(
                    line.all() ? name + '_' + hears.size() : name,
                    ear.kinds(),
                    Set.of(),
                    ear.word() == null ? null : condition(ear.word()),
                    line.all() ? kept : List.of()));
        }
        return new Step(
                name,
                line.verb(),
                hears,
                line.times(),
                line.most(),
                line.distinct() ? EventField.CELL : null,
                threshold(line.limit()),
                line.window(),
                line.dwells() || line.arrives() || line.leaves() ? Journey.AIRPORT : null,
                line.gap(),
                line.changing(),
                line.speed(),
                line.pingPong(),
                line.within(),
                line.strict(),
                line.optional(),
                kept);
    }

    private static Threshold threshold(Limit limit) {
        return limit == null ? null : new Threshold(EventField.DURATION, limit.under(), limit.than());
    }

    /** What the language would find: the word itself or, in some scenarios, the class that it alone is of. */
    private Demand demand(String word) {
        return id.equals("s0") && !word.equals(IMPOSSIBLE)
                ? new Demand(EventField.KEYWORD, By.CLASS, Set.of(word.equals(FAR_NUMBER) ? "far" : "hotline"))
                : new Demand(EventField.KEYWORD, By.VALUE, Set.of(word));
    }

    /** The same words are the same code, as the language makes it. */
    private Condition condition(String word) {
        if (word.startsWith("=")) {
            return new Condition(
                    "keyword == kept" + word.substring(1),
                    code(word, Steps.keywordOf(Integer.parseInt(word.substring(1)))));
        }
        return new Condition("keyword == " + word, code(word, Steps.keyword(word)), Set.of(), List.of(demand(word)));
    }

    private static Predicate code(String word, Predicate made) {
        return CODE.computeIfAbsent(word, w -> made);
    }
}
