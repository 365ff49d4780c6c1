package org.opportune.benchmarks.opponents;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.pattern.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A scenario of the library, said by hand in Flink CEP. What the pattern language cannot say is said beside it: the
 * cool-down and what lies before a run are kept in a {@link Past}, times of deadlines are reckoned from the run's events.
 */
abstract class CepScenario implements Serializable {
    private static final long serialVersionUID = 1L;

    static final long MINUTE_MS = 60_000;

    final Lists lists;

    CepScenario(Lists lists) {
        this.lists = lists;
    }

    /** All four, in order of id. */
    static List<CepScenario> all(Lists lists) {
        return List.of(new Stay(lists), new HotlineCall(lists), new NewHandset(lists), new Ride(lists));
    }

    /** The events that a stage of the pattern took, in their order; empty if it took none. */
    static List<Glance> stage(Map<String, List<Glance>> run, String name) {
        return run.getOrDefault(name, List.of());
    }

    abstract String id();

    abstract long coolDownMs();

    /** False for what the pattern has no use for; strict contiguity is among what passes. */
    abstract boolean asks(Glance g);

    abstract Pattern<Glance, ?> pattern();

    /** What a completed match says, cool-down and horizon not yet asked; null = after all nothing. */
    abstract @Nullable Found found(Map<String, List<Glance>> match);

    /** The same of a run that ran out of time. */
    @Nullable
    Found foundAtTimeout(@SuppressWarnings("unused") Map<String, List<Glance>> run) {
        return null;
    }

    /** Enters the finding, if the scenario did not rest when its run began and the recording reaches it; then it rests. */
    final void take(@Nullable Found found, Map<String, List<Glance>> run) {
        if (found == null || found.matchedMs() > lists.endMs()) {
            return;
        }
        Past past = Pasts.of(id(), found.msisdn());
        long beganMs = Long.MAX_VALUE;
        for (List<Glance> stage : run.values()) {
            beganMs = Math.min(beganMs, stage.get(0).ms());
        }
        if (beganMs >= past.coolUntilMs) {
            past.matched(found.matchedMs() + coolDownMs());
            Ledger.take(found);
        }
    }
}
