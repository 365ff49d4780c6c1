package org.opportune.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** Design 3.6: one journey, one set of decisions, however it arrives and whatever breaks on the way. */
class LawTest {
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
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
        shares(expected);
    }

    /** A law over journeys in which nothing happens would be no law. */
    private static void shares(Account account) {
        share("acts", account.count(Counts.ACTIONS) > 0, 50);
        share("refuses", account.count(Counts.REFUSALS) > 0, 60);
        share("holds over the night", account.count(Counts.HELD) > 0, 20);
        share("has duplicates", account.count(Counts.DUPLICATE) > 0, 80);
        for (String reason : new String[] {"NO_CONSENT", "FEED_SILENT", "FREQUENCY_CAP", "NOT_IN_AUDIENCE"}) {
            boolean refuses = account.decisions().keySet().stream().anyMatch(d -> d.contains(reason));
            share("refuses " + reason, refuses, 5);
        }
    }

    private static void share(String label, boolean holds, double leastPercent) {
        Statistics.label(label)
                .collect(holds)
                .coverage(c -> c.check(true).percentage(p -> p >= leastPercent));
    }
}
