package org.opportune.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.flow.Replayed.Cue;
import org.opportune.archive.sealed.Liveness;
import org.opportune.archive.sealed.Liveness.Stretch;
import org.opportune.archive.sealed.Manifest;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.schemas.event.EventKind;
import org.opportune.subscriber.FeedLiveness;

class TicksTest {
    private static final int SILENT_AFTER = 20;
    private static final Map<String, Set<EventKind>> SHOWS = Map.of("a", Set.of(EventKind.SMS_SENT));

    /** What a job that heard every tick says of a feed, a job that hears what was recorded says too. */
    @Property(tries = 1000)
    void aReplayKnowsWhenAFeedWasSilentAsTheJobDid(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 900) Integer> heard,
            @ForAll @IntRange(max = 1000) int from,
            @ForAll @IntRange(max = 100) int length) {
        FeedLiveness live = new FeedLiveness(SILENT_AFTER);
        heard.stream().sorted().forEach(t -> live.tick("a", t));
        Liveness recorded = new Liveness(
                SILENT_AFTER, heard.stream().map(t -> new Stretch("a", t, t)).toList());

        FeedLiveness again = new FeedLiveness(SILENT_AFTER);
        ticks(manifest(List.of("a"), recorded)).forEach(cue -> tick(again, cue));
        assertThat(silent(again, from, from + length)).isEqualTo(silent(live, from, from + length));
        assertThat(again.lastTicks()).isEqualTo(live.lastTicks());
    }

    private static void tick(FeedLiveness feeds, Cue<Arrival> cue) {
        var tick = cue.element().tick();
        assertThat(tick).isNotNull();
        assertThat(tick.getTimeMs()).isEqualTo(cue.timeMs());
        feeds.tick(tick.getFeed(), tick.getTimeMs());
    }

    private static boolean silent(FeedLiveness feeds, long fromMs, long toMs) {
        return feeds.silent(SHOWS, Set.of(EventKind.SMS_SENT), fromMs, toMs);
    }

    @Example
    void ticksOfAllFeedsComeInOrderOfTimeAndNoMoreThanItTakes() {
        Liveness recorded = new Liveness(
                SILENT_AFTER, List.of(new Stretch("a", 0, 45), new Stretch("a", 100, 100), new Stretch("b", 10, 30)));
        assertThat(ticks(manifest(List.of("a", "b"), recorded)))
                .extracting(Cue::timeMs)
                .containsExactly(0L, 10L, 20L, 30L, 40L, 45L, 100L);
    }

    @Example
    void whereTicksWereNotRecordedAFeedLivesFromTheFirstEventToTheLast() {
        assertThat(ticks(manifest(List.of("a"), null)))
                .extracting(Cue::timeMs)
                .containsExactly(1_000L, 1_020L, 1_040L, 1_050L);
        assertThat(ticks(manifest(List.of(), null))).isEmpty();
    }

    private static List<Cue<Arrival>> ticks(Manifest manifest) {
        List<Cue<Arrival>> all = new java.util.ArrayList<>();
        Ticks.of(manifest, SILENT_AFTER).forEachRemaining(all::add);
        return all;
    }

    private static Manifest manifest(List<String> feeds, @Nullable Liveness liveness) {
        Manifest.Day day = new Manifest.Day(
                0,
                new TreeMap<>(Map.of(EventKind.SMS_SENT, 2L)),
                List.of(new Manifest.Bucket(0, 9, 2, 0, 1_000, 1_050)));
        return new Manifest(
                "test", List.of(), feeds, liveness, List.of(), List.of(), List.of(day), null, null, List.of());
    }
}
