package org.opportune.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.event.EventKind;

class FeedLivenessTest {
    private static final Map<String, Set<EventKind>> SHOWS = Map.of("a", Set.of(EventKind.SMS_SENT));
    private static final Set<EventKind> SENT = Set.of(EventKind.SMS_SENT);

    private static boolean silent(FeedLiveness feeds, long fromMs, long toMs) {
        return feeds.silent(SHOWS, SENT, fromMs, toMs);
    }

    /** What is said of a time is a matter of the ticks up to then: not of their order, nor of what came after. */
    @Property(tries = 500)
    void theAnswerDependsOnTheTicksUpToThenAlone(
            @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 300) Integer> ticks,
            @ForAll @IntRange(min = 1, max = 300) int from,
            @ForAll @IntRange(max = 100) int length,
            @ForAll long seed) {
        long to = from + (long) length;
        FeedLiveness known = new FeedLiveness(20);
        ticks.stream().sorted().filter(t -> t <= to).forEach(t -> known.tick("a", t));
        List<Integer> shuffled = new ArrayList<>(ticks);
        Collections.shuffle(shuffled, new Random(seed));
        FeedLiveness all = new FeedLiveness(20);
        shuffled.forEach(t -> all.tick("a", t));
        assertThat(silent(all, from, to)).isEqualTo(silent(known, from, to));
        FeedLiveness restored = new FeedLiveness(20);
        all.snapshot().forEach(restored::restore);
        assertThat(silent(restored, from, to)).isEqualTo(silent(known, from, to));
        assertThat(restored.lastTicks()).isEqualTo(all.lastTicks());
    }

    @Test
    void aFeedIsSilentBeforeItsFirstTickAndInAGap() {
        FeedLiveness feeds = new FeedLiveness(10);
        assertThat(silent(feeds, 0, 5)).isTrue();
        feeds.tick("a", 100);
        assertThat(silent(feeds, 90, 105)).isTrue();
        assertThat(silent(feeds, 100, 110)).isFalse();
        assertThat(silent(feeds, 100, 111)).isTrue();
        feeds.tick("a", 150);
        assertThat(silent(feeds, 100, 110)).isFalse();
        assertThat(silent(feeds, 100, 111)).isTrue();
        assertThat(silent(feeds, 140, 155)).isTrue();
        assertThat(silent(feeds, 150, 155)).isFalse();
    }

    @Test
    void kindsThatNoFeedIsDeclaredForAreTakenOnTrust() {
        assertThat(new FeedLiveness(10).silent(SHOWS, Set.of(EventKind.POWER_OFF), 0, 100))
                .isFalse();
    }

    @Test
    void oldGapsAreJoinedAndNeverForgotten() {
        FeedLiveness feeds = new FeedLiveness(10);
        for (int i = 1; i <= 200; i++) {
            feeds.tick("a", i * 100L);
        }
        assertThat(feeds.snapshot().get("a").length).isLessThan(200);
        assertThat(silent(feeds, 100, 10_000)).isTrue();
        assertThat(silent(feeds, 19_801, 19_899)).isTrue();
    }

    @Test
    void whoKeepsAllGapsSaysOfATimeWhatWasSaidThen() {
        FeedLiveness few = new FeedLiveness(10);
        FeedLiveness all = new FeedLiveness(10, Integer.MAX_VALUE);
        for (FeedLiveness feeds : List.of(few, all)) {
            for (int i = 1; i <= 200; i++) {
                feeds.tick("a", i * 100L);
                feeds.tick("a", i * 100L + 10);
            }
        }
        assertThat(silent(few, 1_000, 1_010)).isTrue();
        for (int i = 1; i <= 200; i++) {
            assertThat(silent(all, i * 100L, i * 100L + 10)).isFalse();
            assertThat(silent(all, i * 100L, i * 100L + 25)).isTrue();
        }
    }
}
