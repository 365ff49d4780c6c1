package org.opportune.engine;

import java.util.List;
import java.util.Set;
import org.opportune.model.Condition;
import org.opportune.model.EventField;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.AfterMatch;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.EventKind;

/** A random scenario as plain data: the reference reads it, the engine gets {@link #scenario}. */
record Definition(String id, List<Line> lines, long within, long coolDown, Start start) {

    /** One step. word: null = any, "=n" = the word kept by step n, else that word. */
    record Line(
            Verb verb,
            Set<EventKind> kinds,
            String word,
            int times,
            long window,
            long gap,
            boolean pingPong,
            long within,
            boolean strict) {
        boolean dwells() {
            return verb == Verb.DWELL;
        }

        boolean rides() {
            return verb == Verb.RIDING;
        }

        boolean changes() {
            return verb == Verb.CHANGE;
        }

        /** One run at most waits for it as its first step. */
        boolean alone() {
            return rides() || changes();
        }

        boolean absent() {
            return verb == Verb.ABSENCE;
        }

        boolean counts() {
            return verb == Verb.COUNT;
        }

        boolean hears(Happening happening) {
            return kinds.contains(happening.kind()) || (dwells() && happening.off());
        }
    }

    /** The condition of line n, literally; kept = the words of the steps before. */
    boolean holds(int n, Happening happening, List<String> kept) {
        String wanted = lines.get(n).word();
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

    Scenario scenario() {
        List<Step> steps = lines.stream().map(Definition::step).toList();
        return new Scenario(id, id, List.of(), steps, within, coolDown, start, AfterMatch.DROP, "f-" + id);
    }

    private static Step step(Line line) {
        Condition condition = null;
        if (line.word() != null) {
            boolean kept = line.word().startsWith("=");
            condition = new Condition(
                    line.word(),
                    kept ? Steps.keywordOf(Integer.parseInt(line.word().substring(1))) : Steps.keyword(line.word()));
        }
        return new Step(
                line.verb().name(),
                line.verb(),
                line.kinds(),
                Set.of(),
                condition,
                line.times(),
                line.window(),
                line.dwells() ? Journey.AIRPORT : null,
                line.gap(),
                line.pingPong(),
                line.within(),
                line.strict(),
                List.of(EventField.KEYWORD));
    }
}
