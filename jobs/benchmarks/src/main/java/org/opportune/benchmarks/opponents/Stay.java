package org.opportune.benchmarks.opponents;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.EventKind;

/**
 * airport-long-stay: 45 minutes, and less than 10 outside at a time. A run takes every sighting until it can be judged:
 * by the first one behind the deadline, or in silence 55 minutes after it began, when no return can save it. So a match
 * is said late, but of the right time.
 */
final class Stay extends CepScenario {
    private static final long serialVersionUID = 1L;

    private static final long STAY_MS = 45 * MINUTE_MS;
    private static final long GAP_MS = 10 * MINUTE_MS;
    private static final long NOT_OUTSIDE = Long.MAX_VALUE;

    /** What the sightings of a run come to. */
    private enum Verdict {
        OPEN,
        DEADLINE,
        RETURN,
        BROKEN
    }

    Stay(Lists lists) {
        super(lists);
    }

    @Override
    String id() {
        return "airport-long-stay";
    }

    @Override
    long coolDownMs() {
        return 24 * 60 * MINUTE_MS;
    }

    @Override
    boolean asks(Glance g) {
        return lists.located().contains(g.kind()) && (g.cell() != null || g.kind() == EventKind.POWER_OFF);
    }

    private boolean inside(Glance g) {
        return g.kind() != EventKind.POWER_OFF
                && g.cell() != null
                && lists.airports().contains(g.cell());
    }

    @Override
    Pattern<Glance, ?> pattern() {
        return Pattern.<Glance>begin("in")
                .where(SimpleCondition.of(g -> inside(g) && g.ms() >= Pasts.of(id(), g.msisdn()).coolUntilMs))
                .next("seen")
                .where(new Judged(this, false))
                .oneOrMore()
                .optional()
                .consecutive()
                .next("end")
                .where(new Judged(this, true))
                .within(Duration.ofMillis(STAY_MS + GAP_MS));
    }

    private Verdict verdict(List<Glance> run) {
        long sinceMs = run.get(0).ms();
        long outsideMs = NOT_OUTSIDE;
        for (Glance g : run) {
            if (outsideMs == NOT_OUTSIDE && g.ms() - sinceMs >= STAY_MS) {
                return Verdict.DEADLINE;
            }
            if (outsideMs != NOT_OUTSIDE && g.ms() - outsideMs >= GAP_MS) {
                return Verdict.BROKEN;
            }
            if (!inside(g)) {
                outsideMs = Math.min(outsideMs, g.ms());
            } else if (outsideMs != NOT_OUTSIDE && g.ms() - sinceMs >= STAY_MS) {
                return Verdict.RETURN;
            } else {
                outsideMs = NOT_OUTSIDE;
            }
        }
        return Verdict.OPEN;
    }

    /** Whether a further sighting leaves the run open, or completes it. */
    private static final class Judged extends IterativeCondition<Glance> {
        private static final long serialVersionUID = 1L;

        private final Stay stay;
        private final boolean complete;

        Judged(Stay stay, boolean complete) {
            this.stay = stay;
            this.complete = complete;
        }

        @Override
        public boolean filter(Glance g, Context<Glance> run) throws Exception {
            List<Glance> sightings = new ArrayList<>();
            run.getEventsForPattern("in").forEach(sightings::add);
            run.getEventsForPattern("seen").forEach(sightings::add);
            sightings.add(g);
            Verdict verdict = stay.verdict(sightings);
            return complete ? verdict == Verdict.DEADLINE || verdict == Verdict.RETURN : verdict == Verdict.OPEN;
        }
    }

    private List<Glance> sightings(Map<String, List<Glance>> run) {
        List<Glance> sightings = new ArrayList<>(stage(run, "in"));
        sightings.addAll(stage(run, "seen"));
        sightings.addAll(stage(run, "end"));
        return sightings;
    }

    @Override
    Found found(Map<String, List<Glance>> match) {
        List<Glance> run = sightings(match);
        Glance in = run.get(0);
        Glance end = run.get(run.size() - 1);
        return verdict(run) == Verdict.RETURN
                ? new Found(id(), in.msisdn(), end.ms(), List.of(in.id(), end.id()))
                : new Found(id(), in.msisdn(), in.ms() + STAY_MS, List.of(in.id()));
    }

    /** Nothing came behind the deadline: complete if the last sighting was inside. */
    @Override
    @Nullable
    Found foundAtTimeout(Map<String, List<Glance>> run) {
        List<Glance> sightings = sightings(run);
        return inside(sightings.get(sightings.size() - 1)) ? found(run) : null;
    }
}
