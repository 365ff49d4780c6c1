package org.opportune.archive.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.archive.sealed.Liveness.Stretch;

class LivenessTest {
    @TempDir
    private Path folder;

    /** However ticks are spread over segments, and in whatever order those are read, the same is said. */
    @Property(tries = 300)
    void piecesSayWhatTheWholeSays(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 400) Integer> ticks,
            @ForAll @IntRange(min = 1, max = 40) int at,
            @ForAll long seed) {
        Liveness whole = ticks("a", ticks);
        List<Integer> shuffled = new ArrayList<>(ticks);
        Collections.shuffle(shuffled, new Random(seed));
        int cut = Math.min(at, shuffled.size());
        Liveness pieces = ticks("a", shuffled.subList(cut, shuffled.size())).and(ticks("a", shuffled.subList(0, cut)));
        assertThat(pieces).isEqualTo(whole);
        assertThat(whole.stretches()).allMatch(s -> ticks.contains((int) s.fromMs()) && ticks.contains((int) s.toMs()));
    }

    private static Liveness ticks(String feed, List<Integer> times) {
        return ticks(feed, 20, times);
    }

    private static Liveness ticks(String feed, long silentAfterMs, List<Integer> times) {
        return new Liveness(
                silentAfterMs, times.stream().map(t -> new Stretch(feed, t, t)).toList());
    }

    /** As when the threshold was changed between two starts: what was heard is read by the longest of them. */
    @Property(tries = 300)
    void piecesWithSeveralThresholdsSayWhatTheWholeSaysByTheLongest(
            @ForAll @Size(min = 3, max = 40) List<@IntRange(max = 400) Integer> ticks, @ForAll long seed) {
        Random random = new Random(seed);
        List<Integer> spread = new ArrayList<>(ticks);
        Collections.shuffle(spread, random);
        int third = spread.size() / 3;
        List<Liveness> pieces = new ArrayList<>(List.of(
                ticks("a", 10, spread.subList(0, third)),
                ticks("a", 30, spread.subList(third, 2 * third)),
                ticks("a", 20, spread.subList(2 * third, spread.size()))));
        Collections.shuffle(pieces, random);
        assertThat(pieces.stream().reduce(Liveness::and)).contains(ticks("a", 30, ticks));
    }

    @Test
    void aLongGapIsASilenceAndAShortOneIsNot() {
        Liveness liveness = ticks("a", List.of(0, 20, 41, 50)).and(ticks("b", List.of(30)));
        assertThat(liveness.stretches())
                .containsExactly(new Stretch("a", 0, 20), new Stretch("a", 41, 50), new Stretch("b", 30, 30));
    }

    @Test
    void aDayHasItsPart() {
        Liveness liveness = new Liveness(
                60_000,
                List.of(
                        new Stretch("a", Envelopes.T0 - 5, Envelopes.T0 + Envelopes.DAY + 5),
                        new Stretch("b", Envelopes.T0 + Envelopes.DAY, Envelopes.T0 + Envelopes.DAY)));
        assertThat(liveness.onlyOf(Envelopes.T0 / Envelopes.DAY).stretches())
                .containsExactly(new Stretch("a", Envelopes.T0, Envelopes.T0 + Envelopes.DAY - 1));
    }

    @Test
    void anArchiveKeepsItAndNamesItsFeeds() throws IOException {
        Liveness liveness = new Liveness(60_000, List.of(new Stretch("a", 1, 2), new Stretch("a", 100_000, 100_000)));
        Path archive = folder.resolve("a");
        try (ArchiveWriter writer = ArchiveWriter.create(archive, "test")) {
            for (var envelope : Envelopes.many(10, 2)) {
                writer.add(envelope);
            }
            writer.alive(liveness);
            writer.seal();
        }
        Manifest manifest = Archive.open(archive, OnDamage.STOP).manifest();
        assertThat(manifest.liveness()).isEqualTo(liveness);
        assertThat(manifest.feeds()).containsExactly("a");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Stretch("a", 2, 1)).hasMessageContaining("fromMs=2");
        assertThatThrownBy(() -> new Liveness(0, List.of())).hasMessageContaining("silentAfterMs=0");
    }
}
