package org.opportune.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.profile.HotProfile;

class ClockTableTest {
    private static Subscriber subscriber(long msisdn) {
        return new Subscriber(msisdn, new HotProfile(), n -> Subscriber.emptyCold());
    }

    /** Whoever came in is there until put said otherwise, and nobody else. */
    @Property(tries = 200)
    void nobodyIsLostAndNobodyIsThereTwice(
            @ForAll @IntRange(min = 1, max = 40) int capacity,
            @ForAll @Size(min = 1, max = 400) List<@IntRange(max = 90) Integer> asked) {
        ClockTable table = new ClockTable(capacity);
        Map<Long, Subscriber> there = new HashMap<>();
        for (int number : asked) {
            // Numbers whose low bits agree share a home more often.
            long msisdn = 8613800000000L + ((long) number << 20);
            Subscriber found = table.get(msisdn);
            assertThat(found).isSameAs(there.get(msisdn));
            if (found == null) {
                Subscriber fresh = subscriber(msisdn);
                there.put(msisdn, fresh);
                Subscriber leaving = table.put(fresh);
                assertThat(leaving == null).isEqualTo(there.size() <= capacity);
                if (leaving != null) {
                    assertThat(leaving).isNotSameAs(fresh);
                    assertThat(there.remove(leaving.msisdn())).isSameAs(leaving);
                }
            }
            assertThat(table.size()).isEqualTo(there.size());
        }
        for (int i = 0; i < table.size(); i++) {
            assertThat(there.remove(table.at(i).msisdn())).isSameAs(table.at(i));
        }
        assertThat(there).isEmpty();
    }

    @Test
    void whoIsAskedForStays() {
        ClockTable table = new ClockTable(100);
        table.put(subscriber(1));
        for (long msisdn = 2; msisdn < 10_000; msisdn++) {
            assertThat(table.get(1)).isNotNull();
            table.put(subscriber(msisdn));
        }
    }
}
