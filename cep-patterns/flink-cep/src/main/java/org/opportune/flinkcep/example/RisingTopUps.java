package org.opportune.flinkcep.example;

import java.time.Duration;
import java.util.Set;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.opportune.flinkcep.JavaPattern;
import org.opportune.flinkcep.Occurrence;
import org.opportune.model.EventField;
import org.opportune.schemas.event.EventKind;

/**
 * Three top-ups in a row, each larger than the one before, in less than 30 days. A count in the scenario language has one
 * condition for all of its events and cannot compare them.
 */
public final class RisingTopUps implements JavaPattern {
    private static final int TIMES = 3;
    private static final Duration WITHIN = Duration.ofDays(30);

    @Override
    public String name() {
        return "rising-top-ups-1";
    }

    @Override
    public Set<EventKind> kinds() {
        return Set.of(EventKind.TOP_UP);
    }

    @Override
    public Pattern<Occurrence, ?> pattern() {
        return Pattern.<Occurrence>begin("rise")
                .where(new Larger())
                .times(TIMES)
                .consecutive()
                .within(WITHIN);
    }

    private static final class Larger extends IterativeCondition<Occurrence> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean filter(Occurrence one, Context<Occurrence> run) throws Exception {
            Object amount = EventField.AMOUNT.read(one.event());
            Object before = 0L;
            for (Occurrence taken : run.getEventsForPattern("rise")) {
                before = EventField.AMOUNT.read(taken.event());
            }
            return amount instanceof Long now && before instanceof Long then && now > then;
        }
    }
}
