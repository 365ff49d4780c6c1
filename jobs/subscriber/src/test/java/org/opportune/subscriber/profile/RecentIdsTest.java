package org.opportune.subscriber.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RecentIdsTest {
    private record Seen(long id, long orderMs) {}

    /** Of the last ten minutes, and of these at most 32, each is known; the one that comes at the edge still is. */
    @Property(tries = 300)
    void theLastOnesAreKnown(
            @ForAll @Size(min = 1, max = 120) List<@IntRange(max = 60) Integer> ids,
            @ForAll @IntRange(max = 120_000) int stepMs) {
        RecentIds recent = new RecentIds();
        List<Seen> model = new ArrayList<>();
        long nowMs = 0;
        for (int id : ids) {
            nowMs += stepMs;
            boolean known = model.stream().anyMatch(s -> s.id == id);
            assertThat(recent.add(id, nowMs)).isEqualTo(!known);
            if (!known) {
                model.add(new Seen(id, nowMs));
                long sinceMs = nowMs - RecentIds.WINDOW_MS;
                model.removeIf(s -> s.orderMs < sinceMs);
                model.subList(0, Math.max(0, model.size() - RecentIds.KEPT)).clear();
            }
        }
    }
}
