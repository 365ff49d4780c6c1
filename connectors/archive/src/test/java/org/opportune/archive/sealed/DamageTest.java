package org.opportune.archive.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.schemas.event.EventKind;

/** Every kind of damage is named with file and offset; what is skipped is counted, and nothing else is lost. */
class DamageTest {
    private static final int EVENTS = 6000;

    @TempDir
    private Path folder;

    private Path archive;
    private Manifest manifest;
    private Path victim;
    private Manifest.Bucket bucket;

    @BeforeEach
    void anArchiveWithABucketOfSeveralBlocks() throws Exception {
        archive = folder.resolve("a");
        List<Envelope> all = new ArrayList<>(Envelopes.many(2000, 20));
        for (int i = 0; i < EVENTS - 2000; i++) {
            all.add(Envelopes.of(447_700_900_111L, Envelopes.T0 + i, EventKind.CELL_CHANGE, "one" + i));
        }
        try (ArchiveWriter writer = ArchiveWriter.create(archive, "test")) {
            for (Envelope envelope : all) {
                writer.add(envelope);
            }
            writer.control(Control.newBuilder()
                    .setKind(ControlKind.SCENARIO)
                    .setVerb(ControlVerb.RETIRE)
                    .setId("s")
                    .setEffectiveMs(7L)
                    .setSequence(1L)
                    .build());
            manifest = writer.seal();
        }
        bucket = manifest.days().get(0).bucket(Shelf.bucket(447_700_900_111L));
        victim = archive.resolve(Shelf.path(manifest.days().get(0).day(), bucket.number()));
        assertThat(bucket.octets()).isGreaterThan(2 * BucketLayout.BLOCK);
    }

    @Test
    void anUndamagedArchiveHasNone() throws Exception {
        Check.Result result = Check.of(archive, octets -> {});
        assertThat(result.damage()).isEmpty();
        assertThat(result.events()).isEqualTo(EVENTS).isEqualTo(manifest.records());
    }

    @Test
    void aFlippedBitCostsItsBlock() throws Exception {
        flip(BucketLayout.HEADER + 100);
        Damage damage = onlyDamage();
        assertThat(damage.file()).isEqualTo(victim.toString());
        assertThat(damage.offset()).isEqualTo(BucketLayout.HEADER);
        assertThat(damage.rule()).isEqualTo("block is damaged: checksum does not match");
        assertThat(damage.records()).isBetween(100L, 3000L);
    }

    @Test
    void aFlippedBitInTheDecisionLogIsNamed() throws Exception {
        Path other = folder.resolve("decided");
        try (ArchiveWriter writer = ArchiveWriter.create(other, "test")) {
            writer.add(Envelopes.of(447_700_900_111L, Envelopes.T0, EventKind.CELL_CHANGE, "e"));
            writer.decisions(OnDamage.STOP);
            writer.decision(Envelopes.decision(1, "a", 7));
            writer.seal();
        }
        Path log =
                other.resolve("decisions").resolve(Shelf.path(Shelf.day(Envelopes.T0), Shelf.bucket(447_700_900_001L)));
        byte[] octets = Files.readAllBytes(log);
        octets[BucketLayout.HEADER + 9] ^= 1;
        Files.write(log, octets);
        assertThat(Check.of(other, o -> {}).damage())
                .containsExactly(new Damage(
                        log.toString(), BucketLayout.HEADER, "block is damaged: checksum does not match", 1));
        assertThatThrownBy(() -> Envelopes.decisions(other)).isInstanceOf(ArchiveProblem.class);
        Files.delete(log);
        assertThat(Check.of(other, o -> {}).damage())
                .singleElement()
                .extracting(Damage::file)
                .isEqualTo(log.toString());
    }

    @Test
    void aFlippedBitInTheIndexCostsTheBucket() throws Exception {
        flip((int) bucket.octets() - BucketLayout.FOOTER - 5);
        assertThat(onlyDamage().rule()).isEqualTo("index is damaged: checksum does not match");
    }

    @Test
    void aFlippedBitInTheFooterCostsTheBucket() throws Exception {
        flip((int) bucket.octets() - 20);
        assertThat(onlyDamage().rule()).isEqualTo("footer is damaged");
    }

    @Test
    void everyFlippedBitIsFound() throws Exception {
        byte[] good = Files.readAllBytes(victim);
        for (int at = 0; at < good.length; at += at < 64 || at > good.length - 256 ? 1 : 1009) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << at % 8);
            Files.write(victim, bad);
            assertThat(damageOfTheBucket()).as("at %d", at).isPositive();
        }
    }

    @Test
    void aTruncatedFileCostsTheBucket() throws Exception {
        byte[] good = Files.readAllBytes(victim);
        Files.write(victim, Arrays.copyOf(good, good.length - 1));
        assertThat(onlyDamage())
                .isEqualTo(new Damage(
                        victim.toString(),
                        good.length - 1,
                        "file is truncated: octets=" + (good.length - 1) + ", sealed with=" + good.length,
                        bucket.records()));
        Files.write(victim, new byte[3]);
        assertThat(onlyDamage().rule()).startsWith("file is truncated: octets=3, ");
        Files.write(victim, Arrays.copyOf(good, good.length + 1));
        assertThat(onlyDamage().rule()).startsWith("file is longer than it was sealed: ");
    }

    @Test
    void aForeignFileIsNamed() throws Exception {
        Files.write(victim, "From,To,Datetime\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        assertThat(onlyDamage().rule()).isEqualTo("not a bucket of an archive: magic does not match");
    }

    @Test
    void aNewerFormatIsNamed() throws Exception {
        byte[] octets = Files.readAllBytes(victim);
        octets[7] = 9;
        Files.write(victim, octets);
        assertThat(onlyDamage().rule()).isEqualTo("bucket format is not one that this release reads: format=9");
    }

    @Test
    void aMissingBucketIsNamed() throws Exception {
        Files.delete(victim);
        assertThat(onlyDamage())
                .isEqualTo(new Damage(victim.toString(), 0, "a bucket of the manifest is missing", bucket.records()));
    }

    @Test
    void aBucketOfAnotherArchiveIsNamed() throws Exception {
        Path other = Envelopes.seal(
                folder.resolve("b"), List.of(Envelopes.of(447_700_900_111L, Envelopes.T0, EventKind.TAG, "x")));
        byte[] foreign = Files.readAllBytes(other.resolve(archive.relativize(victim)));
        Files.write(victim, foreign);
        assertThat(onlyDamage().rule()).startsWith("file is truncated");
    }

    @Test
    void aManifestThatWasEditedIsNamed() throws Exception {
        Path file = archive.resolve(Archive.MANIFEST);
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"made-by\":\"test\"", "\"made-by\":\"real\""));

        assertThatThrownBy(() -> Archive.open(archive, OnDamage.STOP))
                .isInstanceOf(ArchiveProblem.class)
                .hasMessage(file + ": offset 0: manifest was changed after sealing: checksum does not match, records "
                        + "lost=0");
        Archive opened = Archive.open(archive, OnDamage.SKIP);
        assertThat(opened.damage()).singleElement().extracting(Damage::file).isEqualTo(file.toString());
        assertThat(Check.of(archive, octets -> {}).damage()).isEqualTo(opened.damage());
    }

    @Test
    void whatIsNoArchiveIsNamed() throws Exception {
        Path file = archive.resolve(Archive.MANIFEST);
        Files.writeString(file, "{\"a\":1}");
        assertThatThrownBy(() -> Archive.open(archive, OnDamage.SKIP))
                .hasMessageContaining("not the manifest of an archive: no opportune-archive in it");
        Files.writeString(file, "not json");
        assertThatThrownBy(() -> Archive.open(archive, OnDamage.SKIP)).hasMessageContaining("manifest is not JSON");
        Files.writeString(file, "{\"opportune-archive\":2}");
        assertThatThrownBy(() -> Archive.open(archive, OnDamage.SKIP)).hasMessageContaining("format=2");
        Files.delete(file);
        assertThatThrownBy(() -> Archive.open(archive, OnDamage.SKIP))
                .hasMessage(file + ": offset 0: not an archive: it has no manifest.json");
    }

    @Test
    void aDamagedControlFileIsNamed() throws Exception {
        Path file = archive.resolve(ControlFile.NAME);
        byte[] octets = Files.readAllBytes(file);
        octets[20] ^= 1;
        Files.write(file, octets);
        assertThatThrownBy(() -> Archive.open(archive, OnDamage.STOP).control())
                .hasMessage(file + ": offset 0: control file is damaged: checksum does not match");
        assertThat(Archive.open(archive, OnDamage.SKIP).control().damage()).hasSize(1);
        Files.delete(file);
        assertThat(Check.of(archive, o -> {}).damage())
                .extracting(Damage::rule)
                .containsExactly("the control of the manifest is missing");
    }

    @Test
    void aStrangeFileIsNamed() throws Exception {
        Files.writeString(archive.resolve("notes.txt"), "hello");
        assertThat(Check.of(archive, o -> {}).damage())
                .extracting(Damage::rule)
                .containsExactly("file is not of this archive: ignored");
    }

    /** Events lost; with those read they are all there were. */
    private long damageOfTheBucket() throws IOException {
        long read = 0;
        long lost = 0;
        SortedMap<Integer, Position> one = new TreeMap<>(Map.of(bucket.number(), Position.BEGIN));
        Excerpt day = new Excerpt(Envelopes.T0, Envelopes.T0 + Envelopes.DAY, Sample.ALL);
        try (MergedReader reader = Archive.open(archive, OnDamage.SKIP).read(day, one)) {
            for (; reader.has(); reader.next()) {
                read += reader.envelope() == null ? 0 : 1;
                lost += reader.damage() == null ? 0 : reader.damage().records();
            }
        }
        assertThat(read + lost).isEqualTo(bucket.records());
        return lost;
    }

    private void flip(int at) throws IOException {
        byte[] octets = Files.readAllBytes(victim);
        octets[at] ^= 4;
        Files.write(victim, octets);
    }

    /** STOP throws it, SKIP and check tell it once; what else there is is read, and the sum holds. */
    private Damage onlyDamage() throws Exception {
        assertThatThrownBy(() -> Envelopes.read(archive, Excerpt.ALL))
                .isInstanceOf(ArchiveProblem.class)
                .hasMessageStartingWith(victim + ": offset ");
        List<Damage> damage = new ArrayList<>();
        long events = 0;
        try (MergedReader reader = Archive.open(archive, OnDamage.SKIP).read(Excerpt.ALL)) {
            for (; reader.has(); reader.next()) {
                if (reader.damage() != null) {
                    damage.add(reader.damage());
                } else {
                    events++;
                }
            }
        }
        assertThat(damage).hasSize(1);
        assertThat(events + damage.get(0).records()).isEqualTo(EVENTS);
        Check.Result check = Check.of(archive, octets -> {});
        assertThat(check.damage()).isEqualTo(damage);
        assertThat(check.events()).isEqualTo(events);
        return damage.get(0);
    }
}
