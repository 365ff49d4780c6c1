package org.opportune.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.decision.RefusalReason;

/** Design 3.6: one journey, one set of decisions, however it arrives and whatever breaks on the way. */
class LawTest {
    @Property(tries = 24, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void decisionsDependOnTheJourneyAlone(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Journey journey = Journey.random(random);
        Account expected = Reference.of(journey);
        for (int i = 0; i < 2; i++) {
            Schedule schedule = Schedule.random(random, journey);
            Account found = Law.run(schedule, SubscriberOperator::new);
            assertThat(found.differences(expected))
                    .as("seed=%d schedule=%d parallelism=%d %s", seed, i, schedule.parallelism(), schedule.options())
                    .isEmpty();
        }
    }

    /** A law over journeys in which nothing happens would be no law. */
    @Test
    void muchHappensInTheJourneys() {
        int journeys = 150;
        Map<String, Integer> with = new HashMap<>();
        for (int seed = 0; seed < journeys; seed++) {
            Account account = Reference.of(Journey.random(new Random(seed)));
            List.of(Counts.ACTIONS, Counts.HELD, Counts.DUPLICATE).forEach(name -> {
                if (account.count(name) > 0) {
                    with.merge(name, 1, Integer::sum);
                }
            });
            for (RefusalReason reason : RefusalReason.values()) {
                if (account.decisions().keySet().stream().anyMatch(d -> d.contains('"' + reason.name() + '"'))) {
                    with.merge(reason.name(), 1, Integer::sum);
                }
            }
        }
        assertThat(with.get(Counts.ACTIONS)).isGreaterThan(journeys / 2);
        assertThat(with.get(Counts.HELD)).isGreaterThan(journeys / 5);
        assertThat(with.get(Counts.DUPLICATE)).isGreaterThan(journeys / 2);
        EnumSet<RefusalReason> expected = EnumSet.allOf(RefusalReason.class);
        expected.remove(RefusalReason.UNRECOGNISED);
        // Here every message fits the morning; the pure tests let one go stale.
        expected.remove(RefusalReason.QUIET_HOURS);
        assertThat(expected).allSatisfy(reason -> assertThat(with).containsKey(reason.name()));
    }
}
