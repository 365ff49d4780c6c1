package org.opportune.archive.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Masked;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.schemas.event.EventKind;

class ArchiveTest {
    private static final int FROZEN_BUCKET = 29;
    private static final long FROZEN_HASH = 4_322_378_602_756_822_139L;

    @TempDir
    private Path folder;

    @Test
    void theManifestSaysWhatIsThere() throws Exception {
        Path archive = Envelopes.seal(folder.resolve("a"), Envelopes.many(3000, 100));
        Manifest manifest = Archive.open(archive, OnDamage.STOP).manifest();

        assertThat(manifest.records()).isEqualTo(3000);
        assertThat(manifest.kinds()).containsEntry(EventKind.TAG, 300L).containsEntry(EventKind.CELL_CHANGE, 2700L);
        assertThat(manifest.days())
                .extracting(Manifest.Day::name)
                .containsExactly("2006-06-01", "2006-06-02", "2006-06-03");
        assertThat(manifest.schemas()).singleElement().asString().hasSize(16);
        assertThat(manifest.firstMs()).isBetween(Envelopes.T0, Envelopes.T0 + Envelopes.DAY);
        assertThat(Files.readString(archive.resolve(Archive.MANIFEST))).doesNotContain("4477009");
    }

    @Test
    void moreThanFitsIntoMemoryIsSortedAllTheSame() throws Exception {
        List<Envelope> all = Envelopes.many(4000, 100);
        // 8 events a run: 500 runs, more than are merged at once.
        try (ArchiveWriter writer = ArchiveWriter.create(folder.resolve("runs"), "test", 1600)) {
            for (Envelope envelope : all) {
                writer.add(envelope);
            }
            writer.seal();
        }
        assertThat(Envelopes.files(folder.resolve("runs")))
                .isEqualTo(Envelopes.files(Envelopes.seal(folder.resolve("a"), all)));
    }

    @Test
    void anArchiveAppearsWholeOrNotAtAll() throws Exception {
        try (ArchiveWriter writer = ArchiveWriter.create(folder.resolve("a"), "test", 500)) {
            for (Envelope envelope : Envelopes.many(100, 10)) {
                writer.add(envelope);
            }
            assertThat(folder.resolve("a")).doesNotExist();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        Envelopes.seal(folder.resolve("a"), List.of());
        assertThatThrownBy(() -> ArchiveWriter.create(folder.resolve("a"), "test"))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Envelopes.read(folder.resolve("a"), Excerpt.ALL)).isEmpty();
        assertThat(Archive.open(folder.resolve("a"), OnDamage.STOP).manifest().firstMs())
                .isNull();
    }

    @Test
    void whatHasNoPlaceInTheOrderIsNotTaken() throws Exception {
        Envelope unordered = Envelopes.of(447_700_900_111L, 5, EventKind.TAG, "x")
                .ordered(Envelope.UNORDERED, Envelope.Verdict.UNORDERED);
        try (ArchiveWriter writer = ArchiveWriter.create(folder.resolve("a"), "test")) {
            assertThatThrownBy(() -> writer.add(unordered))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("must have passed the order station: ")
                    .hasMessageContaining(Masked.msisdn(447_700_900_111L));
        }
    }

    @Test
    void aSampleOfOnePerCentReadsTwoPerCentOfTheOctetsAtMost() throws Exception {
        List<Envelope> all = Envelopes.many(60_000, 20_000);
        Archive archive = Archive.open(Envelopes.seal(folder.resolve("a"), all), OnDamage.STOP);
        Sample sample = Sample.parse("1%");
        long events = 0;
        try (MergedReader reader = archive.read(new Excerpt(Long.MIN_VALUE, Long.MAX_VALUE, sample))) {
            for (; reader.has(); reader.next()) {
                events++;
            }
            assertThat(reader.octetsRead())
                    .isLessThanOrEqualTo(archive.manifest().octets() / 50);
        }
        assertThat(sample.buckets()).isEqualTo(2);
        assertThat(events).isBetween(400L, 800L);
    }

    @Test
    void aStretchOfTimeReadsItsBlocksOnly() throws Exception {
        List<Envelope> all = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            all.add(Envelopes.of(447_700_900_111L, Envelopes.T0 + i * 4000L, EventKind.CELL_CHANGE, "e" + i));
        }
        Archive archive = Archive.open(Envelopes.seal(folder.resolve("a"), all), OnDamage.STOP);
        long from = Envelopes.T0 + 10_000 * 4000L;
        try (MergedReader reader = archive.read(new Excerpt(from, from + 4000, Sample.ALL))) {
            assertThat(reader.envelope().orderMs()).isEqualTo(from);
            reader.next();
            assertThat(reader.has()).isFalse();
            assertThat(reader.octetsRead()).isLessThan(archive.manifest().octets() / 8);
            assertThat(reader.done()).isEqualTo(archive.manifest().octets());
        }
    }

    @Test
    void controlComesBackInTheOrderInWhichItCounts() throws Exception {
        try (ArchiveWriter writer = ArchiveWriter.create(folder.resolve("a"), "test")) {
            for (long[] stamp : new long[][] {{9, 3}, {5, 2}, {5, 1}}) {
                writer.control(Control.newBuilder()
                        .setKind(ControlKind.POLICY)
                        .setVerb(ControlVerb.PUBLISH)
                        .setId("p" + stamp[1])
                        .setText("policy: p")
                        .setEffectiveMs(stamp[0])
                        .setSequence(stamp[1])
                        .build());
            }
            writer.seal();
        }
        assertThat(Archive.open(folder.resolve("a"), OnDamage.STOP).control().records())
                .extracting(Control::getId)
                .containsExactly("p1", "p2", "p3");
    }

    @Test
    void aSmallerSampleIsPartOfALargerOne() {
        Sample small = Sample.parse("5%");
        Sample large = Sample.parse("25.5%");
        int inSmall = 0;
        for (long msisdn = 447_700_900_000L; msisdn < 447_700_910_000L; msisdn++) {
            if (small.has(msisdn)) {
                inSmall++;
                assertThat(large.has(msisdn)).isTrue();
            }
            assertThat(Sample.ALL.has(msisdn)).isTrue();
        }
        assertThat(inSmall).isBetween(430, 570);
        assertThat(Sample.parse("100%")).isEqualTo(Sample.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0%", "101%", "-1%", "1 %", "1e1%", "%"})
    void whatIsNoSampleIsRefused(String text) {
        assertThatThrownBy(() -> Sample.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theHashIsTheSameForEver() {
        assertThat(Shelf.bucket(447_700_900_123L)).isEqualTo(FROZEN_BUCKET);
        assertThat(Shelf.hash(447_700_900_123L)).isEqualTo(FROZEN_HASH);
    }
}
