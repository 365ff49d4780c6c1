package org.opportune.benchmarks.opponents;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/**
 * new-mms-handset: a change, and no other handset for six hours. Whether a sighting is a change, and from what, lies
 * before the run; a third handset ends the run and begins another one from the same former handset.
 */
final class NewHandset extends CepScenario {
    private static final long serialVersionUID = 1L;

    private static final long SETTLE_MS = 6 * 60 * MINUTE_MS;

    NewHandset(Lists lists) {
        super(lists);
    }

    @Override
    String id() {
        return "new-mms-handset";
    }

    @Override
    long coolDownMs() {
        return 30L * 24 * 60 * MINUTE_MS;
    }

    @Override
    boolean asks(Glance g) {
        return g.tac() != null && lists.located().contains(g.kind());
    }

    @Override
    Pattern<Glance, ?> pattern() {
        return Pattern.<Glance>begin("change")
                .where(SimpleCondition.of(this::isWanted))
                .notFollowedBy("another")
                .where(new Another())
                .within(Duration.ofMillis(SETTLE_MS));
    }

    private boolean isWanted(Glance g) {
        String from = Pasts.of(id(), g.msisdn()).changedFrom(g, SETTLE_MS);
        return from != null && lists.plain().contains(from) && lists.mms().contains(g.tac());
    }

    /** Another handset than the one that settles. */
    private static final class Another extends IterativeCondition<Glance> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean filter(Glance g, Context<Glance> run) throws Exception {
            Iterator<Glance> change = run.getEventsForPattern("change").iterator();
            // The automaton also asks about the change itself, which is not in the run yet.
            return change.hasNext()
                    && g.tac() != null
                    && !g.tac().equals(change.next().tac());
        }
    }

    @Override
    Found found(Map<String, List<Glance>> match) {
        Glance change = stage(match, "change").get(0);
        return new Found(id(), change.msisdn(), change.ms() + SETTLE_MS, List.of(change.id()));
    }
}
