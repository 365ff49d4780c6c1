package org.opportune.archive.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.opportune.schemas.Envelope;

class ArchiveLawTest {
    private Path folder;

    @BeforeTry
    void makeFolder() throws Exception {
        folder = Files.createTempDirectory("archive-law");
    }

    @AfterTry
    void deleteFolder() throws Exception {
        Envelopes.delete(folder);
    }

    @Provide
    Arbitrary<List<Envelope>> envelopes() {
        return Envelopes.any().list().ofMaxSize(60);
    }

    @Property(tries = 60)
    void theOrderInWhichEventsComeChangesNoOctet(@ForAll("envelopes") List<Envelope> all, @ForAll long seed)
            throws Exception {
        List<Envelope> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(Envelopes.files(Envelopes.seal(folder.resolve("b"), shuffled)))
                .isEqualTo(Envelopes.files(Envelopes.seal(folder.resolve("a"), all)));
    }

    @Property(tries = 60)
    void whatIsReadIsWhatWasWrittenInOrder(@ForAll("envelopes") List<Envelope> all) throws Exception {
        Path archive = Envelopes.seal(folder.resolve("a"), all);

        assertThat(Envelopes.parts(Envelopes.read(archive, Excerpt.ALL)))
                .isEqualTo(Envelopes.parts(Envelopes.sorted(all)));
        assertThat(Check.of(archive, octets -> {}).damage()).isEmpty();
    }

    @Property(tries = 60)
    void anExcerptIsAFilterOfTheWhole(@ForAll("envelopes") List<Envelope> all, @ForAll("excerpts") Excerpt excerpt)
            throws Exception {
        List<Envelope> wanted = Envelopes.sorted(all).stream()
                .filter(e -> e.orderMs() >= excerpt.fromMs())
                .filter(e -> e.orderMs() < excerpt.toMs() || excerpt.toMs() == Long.MAX_VALUE)
                .filter(e -> excerpt.sample().has(e.msisdn()))
                .toList();
        assertThat(Envelopes.parts(Envelopes.read(Envelopes.seal(folder.resolve("a"), all), excerpt)))
                .isEqualTo(Envelopes.parts(wanted));
    }

    @Provide
    Arbitrary<Excerpt> excerpts() {
        Arbitrary<Long> times = Arbitraries.oneOf(
                Arbitraries.longs().between(Envelopes.T0 - 6, Envelopes.T0 + 6),
                Arbitraries.longs().between(Envelopes.T0, Envelopes.T0 + 2 * Envelopes.DAY),
                Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE));
        Arbitrary<Sample> samples =
                Arbitraries.of("0.1%", "1%", "30%", "50%", "99.9%", "100%").map(Sample::parse);
        return Combinators.combine(times, times, samples)
                .filter((a, b, sample) -> !a.equals(b))
                .as((a, b, sample) -> new Excerpt(Math.min(a, b), Math.max(a, b), sample));
    }

    @Property(tries = 60)
    void aReaderGoesOnWhereAnotherStopped(
            @ForAll("envelopes") List<Envelope> all, @ForAll("excerpts") Excerpt excerpt, @ForAll("stops") int stop)
            throws Exception {
        Path path = Envelopes.seal(folder.resolve("a"), all);
        List<Envelope> whole = Envelopes.read(path, excerpt);
        List<Envelope> parts = new ArrayList<>();
        Archive archive = Archive.open(path, OnDamage.STOP);
        SortedMap<Integer, Position> at;
        try (MergedReader reader = archive.read(excerpt)) {
            for (int i = 0; reader.has() && i < stop; i++) {
                parts.add(reader.envelope());
                reader.next();
            }
            at = reader.positions();
        }
        try (MergedReader reader = archive.read(excerpt, at)) {
            for (; reader.has(); reader.next()) {
                parts.add(reader.envelope());
            }
            assertThat(reader.done()).isEqualTo(archive.manifest().octets(excerpt, at.keySet()));
        }
        assertThat(Envelopes.parts(parts)).isEqualTo(Envelopes.parts(whole));
    }

    @Provide
    Arbitrary<Integer> stops() {
        return Arbitraries.integers().between(0, 60);
    }
}
