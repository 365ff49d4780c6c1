package org.opportune.flinkcep;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.Quantifier.ConsumingStrategy;
import org.apache.flink.cep.pattern.WithinType;
import org.opportune.model.Scenario;
import org.opportune.schemas.event.EventKind;

/**
 * A scenario with all that a job needs to run it as a pattern.
 *
 * @param scenario as it was checked
 * @param kinds that the pattern must be shown, and no others
 * @param proof how its matches are read
 */
public record CepScenario(Scenario scenario, Set<EventKind> kinds, Pattern<Occurrence, ?> pattern, Proof proof) {
    public CepScenario {
        kinds = Set.copyOf(kinds);
    }

    /**
     * A scenario of steps.
     *
     * @throws IllegalArgumentException if Flink CEP cannot say it
     */
    public static CepScenario of(ScenarioSource source) {
        Pattern<Occurrence, ?> pattern = Translation.pattern(source);
        Scenario scenario = source.scenario();
        return new CepScenario(scenario, Translation.kinds(scenario), pattern, Translation.proof(scenario));
    }

    /**
     * A scenario whose pattern is in Java.
     *
     * @throws IllegalArgumentException if a run of it could stay for ever, or it lacks something else
     */
    public static CepScenario of(Scenario scenario, JavaPattern java) {
        Pattern<Occurrence, ?> pattern = java.pattern();
        Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
        kinds.addAll(java.kinds());
        long previousMs = ms(pattern, WithinType.PREVIOUS_AND_CURRENT);
        long wholeMs = ms(pattern, WithinType.FIRST_AND_LAST);
        require(java, !kinds.isEmpty(), "must be shown at least one kind");
        require(java, kinds.containsAll(java.absentKinds()), "must be shown the kinds whose absence is a proof");
        require(java, wholeMs > 0 || isOneEvent(pattern), "must have a within, from the first event to the last");
        boolean silent = pattern.getQuantifier().getConsumingStrategy() == ConsumingStrategy.NOT_FOLLOW;
        return new CepScenario(
                scenario,
                kinds,
                pattern,
                new Proof(silent ? previousMs : 0, silent ? wholeMs : 0, java.absentKinds(), null));
    }

    private static boolean isOneEvent(Pattern<Occurrence, ?> pattern) {
        return pattern.getPrevious() == null && pattern.getTimes() == null;
    }

    private static long ms(Pattern<Occurrence, ?> pattern, WithinType type) {
        return pattern.getWindowSize(type).map(Duration::toMillis).orElse(0L);
    }

    private static void require(JavaPattern java, boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("a pattern in Java " + rule + ": pattern=" + java.name());
        }
    }
}
