package org.opportune.archive.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.ArchiveProblem;
import org.opportune.archive.sealed.Check;
import org.opportune.archive.sealed.Damage;
import org.opportune.archive.sealed.DecisionReader;
import org.opportune.archive.sealed.Envelopes;
import org.opportune.archive.sealed.Excerpt;
import org.opportune.archive.sealed.Liveness;
import org.opportune.archive.sealed.Manifest;
import org.opportune.archive.sealed.OnDamage;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.schemas.decision.Decision;

class SealTest {
    @TempDir
    private Path folder;

    private Path raw;
    private final List<Envelope> events = Envelopes.many(300, 40);

    @BeforeEach
    void segments() throws Exception {
        raw = Files.createDirectories(folder.resolve("raw"));
    }

    @Test
    void whatWasRecordedIsInTheArchiveInAnyDistribution() throws Exception {
        segment("events/part-1", events.subList(0, 100));
        segment("events/part-2", events.subList(100, 300));
        Seal.Result one = Seal.of(raw, folder.resolve("a"), null, OnDamage.STOP, octets -> {});
        assertThat(one.segments()).isEqualTo(2);
        assertThat(one.manifest().gaps()).isEmpty();
        assertThat(one.manifest().decisions()).as("nobody recorded any").isNull();
        assertThat(folder.resolve("a").resolve("decisions")).doesNotExist();
        assertThat(Envelopes.parts(Envelopes.read(folder.resolve("a"), Excerpt.ALL)))
                .isEqualTo(Envelopes.parts(Envelopes.sorted(events)));

        Path other = Files.createDirectories(folder.resolve("raw2"));
        raw = other;
        segment("x", events.subList(50, 300));
        segment("y", events.subList(0, 50));
        Seal.of(other, folder.resolve("b"), null, OnDamage.STOP, octets -> {});
        var a = Envelopes.files(folder.resolve("a"));
        var b = Envelopes.files(folder.resolve("b"));
        a.remove("manifest.json");
        b.remove("manifest.json");
        assertThat(a).isEqualTo(b);
    }

    @Test
    void aDayHasItsEventsAndTheControlBeforeItsEnd() throws Exception {
        segment("events/part-1", events);
        LocalDate day = LocalDate.of(2006, 6, 2);
        control("control", retired(0, Envelopes.T0), retired(1, Envelopes.T0 + Envelopes.DAY));
        control("control-2", retired(2, Envelopes.T0 + 2 * Envelopes.DAY));
        Seal.of(raw, folder.resolve("a"), day, OnDamage.STOP, octets -> {});

        assertThat(Envelopes.read(folder.resolve("a"), Excerpt.ALL))
                .isNotEmpty()
                .allMatch(e -> e.orderMs() / Envelopes.DAY == day.toEpochDay());
        assertThat(Archive.open(folder.resolve("a"), OnDamage.STOP).control().records())
                .extracting(Control::getId)
                .containsExactly("s0", "s1");
    }

    private static Control retired(int sequence, long effectiveMs) {
        return Control.newBuilder()
                .setKind(ControlKind.SCENARIO)
                .setVerb(ControlVerb.RETIRE)
                .setId("s" + sequence)
                .setEffectiveMs(effectiveMs)
                .setSequence((long) sequence)
                .build();
    }

    private void control(String name, Control... records) throws IOException {
        try (OutputStream out = Files.newOutputStream(raw.resolve(name))) {
            RawWriter writer = new RawWriter(out);
            for (Control record : records) {
                writer.add(record);
            }
            writer.end();
        }
    }

    /** A job that starts without state reads its control again and stamps it from 0 on, with other times. */
    @Test
    void aSecondLifeInOneFolderIsNotTakenForOne() throws Exception {
        segment("events/part-1", events);
        control("control-1", retired(0, Envelopes.T0), retired(1, Envelopes.T0 + 5));
        control("control-2", retired(0, Envelopes.T0), retired(1, 0));
        assertThatThrownBy(() -> Seal.of(raw, folder.resolve("a"), null, OnDamage.STOP, o -> {}))
                .isInstanceOf(ArchiveProblem.class)
                .hasMessageStartingWith("control-2: offset ")
                .hasMessageEndingWith(
                        "one sequence, two records, as of two jobs that each began without state: " + "sequence=1");
        assertThat(folder.resolve("a")).doesNotExist();

        Seal.Result result = Seal.of(raw, folder.resolve("a"), null, OnDamage.SKIP, o -> {});
        assertThat(result.manifest().gaps())
                .hasSize(2)
                .anyMatch(gap -> gap.contains("one sequence, two records"))
                .contains("the same control more than once, taken once: records=1");
        assertThat(Archive.open(folder.resolve("a"), OnDamage.STOP).control().records())
                .containsExactly(retired(0, Envelopes.T0), retired(1, Envelopes.T0 + 5));
    }

    @Test
    void eventsThatWereRecordedAgainAreCounted() throws Exception {
        segment("events/part-1", events);
        segment("events/part-2", events.subList(10, 17));
        Seal.Result result = Seal.of(raw, folder.resolve("a"), null, OnDamage.STOP, o -> {});
        assertThat(result.manifest().gaps())
                .containsExactly("the same event in the same place more than once: events=7");
        assertThat(result.manifest().records()).isEqualTo(307);
    }

    @Test
    void thresholdsThatDifferAreNamed() throws Exception {
        segment("events/part-1", events);
        liveness("ticks-1", 60_000, 0, 1);
        liveness("ticks-2", 120_000, 90_000, 100_000);
        Seal.Result result = Seal.of(raw, folder.resolve("a"), null, OnDamage.STOP, o -> {});
        assertThat(result.manifest().gaps())
                .containsExactly("feeds were silent after different times, the longest holds: ms=[60000, 120000]");
        assertThat(result.manifest().liveness())
                .isEqualTo(new Liveness(120_000, List.of(new Liveness.Stretch("calls", 0, 100_000))));
    }

    @Test
    void aDayWithoutATickIsNamed() throws Exception {
        segment("events/part-1", events);
        liveness("ticks-1", Envelopes.T0 - 5, Envelopes.T0 - 4);
        Seal.Result result = Seal.of(raw, folder.resolve("a"), LocalDate.of(2006, 6, 2), OnDamage.STOP, o -> {});
        assertThat(result.manifest().gaps()).containsExactly("no ticks recorded on this day: every feed was silent");
        assertThat(result.manifest().liveness()).isEqualTo(new Liveness(60_000, List.of()));
    }

    @Test
    void theLifeOfFeedsIsPutTogether() throws Exception {
        segment("events/part-1", events);
        long begin = Envelopes.T0 + Envelopes.DAY;
        liveness("ticks/part-1", begin + 10_000, begin + 20_000);
        liveness("ticks/part-0", begin - 5_000, begin);
        liveness("ticks/part-2", begin + 90_000, begin + 90_000);

        Seal.Result all = Seal.of(raw, folder.resolve("a"), null, OnDamage.STOP, octets -> {});
        assertThat(all.manifest().liveness())
                .isEqualTo(new Liveness(
                        60_000,
                        List.of(
                                new Liveness.Stretch("calls", begin - 5_000, begin + 20_000),
                                new Liveness.Stretch("calls", begin + 90_000, begin + 90_000))));
        assertThat(all.manifest().feeds()).containsExactly("calls");
        Seal.Result day = Seal.of(raw, folder.resolve("b"), LocalDate.of(2006, 6, 1), OnDamage.STOP, octets -> {});
        assertThat(day.manifest().liveness())
                .isEqualTo(new Liveness(60_000, List.of(new Liveness.Stretch("calls", begin - 5_000, begin - 1))));
    }

    @Test
    void whatTheJobDecidedIsInTheArchiveOnceAndByMatch() throws Exception {
        segment("events/part-1", events);
        decisions("decisions/part-1", Envelopes.decision(1, "b", 7), Envelopes.decision(2, "a", 9));
        decisions("decisions/part-2", Envelopes.decision(1, "a", 7), Envelopes.decision(1, "b", 7));
        reached("reached/part-1", Envelopes.T0 + 5);
        reached("reached/part-2", Envelopes.T0 + 3);
        Seal.Result result = Seal.of(raw, folder.resolve("a"), null, OnDamage.STOP, o -> {});
        assertThat(result.manifest().gaps()).containsExactly("the same decision more than once, taken once: records=1");
        Manifest.DecisionPart part = result.manifest().decisions();
        assertThat(part).isNotNull();
        assertThat(part.records()).isEqualTo(3);
        assertThat(part.reachedMs()).isEqualTo(Envelopes.T0 + 5);
        assertThat(Archive.open(folder.resolve("a"), OnDamage.STOP).manifest()).isEqualTo(result.manifest());
        assertThat(Envelopes.decisions(folder.resolve("a")))
                .containsExactlyInAnyOrder(
                        Envelopes.decision(1, "a", 7), Envelopes.decision(1, "b", 7), Envelopes.decision(2, "a", 9))
                .isSortedAccordingTo(DecisionReader.ORDER);
        Check.Result check = Check.of(folder.resolve("a"), octets -> {});
        assertThat(check.damage()).isEmpty();
        assertThat(check.decisions()).isEqualTo(3);
        assertThat(check.events()).isEqualTo(300);
    }

    @Test
    void twoDecisionsOfOneMatchAndCampaignAreDamage() throws Exception {
        segment("events/part-1", events);
        decisions("decisions/part-1", Envelopes.decision(1, "a", 7));
        decisions("decisions/part-2", Envelopes.decision(1, "a", 8));
        assertThatThrownBy(() -> Seal.of(raw, folder.resolve("a"), null, OnDamage.STOP, o -> {}))
                .isInstanceOf(ArchiveProblem.class)
                .hasMessageStartingWith("decisions: offset 0: one match and campaign, two decisions: match=")
                .hasMessageContaining("subscriber=44********01")
                .hasMessageNotContaining("447700900001");
        assertThat(folder.resolve("a")).doesNotExist();
        Seal.Result result = Seal.of(raw, folder.resolve("a"), null, OnDamage.SKIP, o -> {});
        assertThat(result.manifest().gaps())
                .singleElement()
                .asString()
                .startsWith("one match and campaign, two decisions")
                .endsWith("the first is kept");
        assertThat(Envelopes.decisions(folder.resolve("a"))).hasSize(1);
    }

    @Test
    void aDayHasTheDecisionsThatWereMadeInIt() throws Exception {
        segment("events/part-1", events);
        long begin = Envelopes.T0 + Envelopes.DAY;
        decisions(
                "decisions/part-1",
                Envelopes.decision(1, "a", begin - Envelopes.T0 - 1),
                Envelopes.decision(2, "a", begin - Envelopes.T0));
        reached("reached/part-1", begin + 3 * Envelopes.DAY);
        Seal.Result result = Seal.of(raw, folder.resolve("a"), LocalDate.of(2006, 6, 2), OnDamage.STOP, o -> {});
        assertThat(Envelopes.decisions(folder.resolve("a")))
                .containsExactly(Envelopes.decision(2, "a", begin - Envelopes.T0));
        Manifest.DecisionPart part = result.manifest().decisions();
        assertThat(part).isNotNull();
        assertThat(part.reachedMs()).isEqualTo(begin + Envelopes.DAY - 1);
    }

    @Test
    void noDamageOfADecisionGoesUnnoticed() throws Exception {
        decisions("decisions/part-0", Envelopes.decision(1, "a", 7));
        Path part = raw.resolve("decisions/part-0");
        byte[] good = Files.readAllBytes(part);
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << at % 8);
            assertDamaged(part, bad);
            assertDamaged(part, Arrays.copyOf(good, at));
        }
    }

    private void decisions(String name, Decision... records) throws IOException {
        Path file = raw.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            RawWriter writer = new RawWriter(out);
            for (Decision record : records) {
                writer.add(record);
            }
            writer.end();
        }
    }

    private void reached(String name, long ms) throws IOException {
        Path file = raw.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            RawWriter writer = new RawWriter(out);
            writer.reached(ms);
            writer.end();
        }
    }

    private void liveness(String name, long fromMs, long toMs) throws IOException {
        liveness(name, 60_000, fromMs, toMs);
    }

    private void liveness(String name, long silentAfterMs, long fromMs, long toMs) throws IOException {
        Path file = raw.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            RawWriter writer = new RawWriter(out);
            writer.add(new Liveness(silentAfterMs, List.of(new Liveness.Stretch("calls", fromMs, toMs))));
            writer.end();
        }
    }

    @Test
    void filesInProgressAreLeftAloneAndNamed() throws Exception {
        segment("part-1", events);
        Files.writeString(raw.resolve(".part-2.inprogress.7"), "half a record");
        Seal.Result result = Seal.of(raw, folder.resolve("a"), null, OnDamage.STOP, octets -> {});
        assertThat(result.inProgress()).containsExactly(raw.resolve(".part-2.inprogress.7"));
        assertThat(result.manifest().gaps()).containsExactly("in progress, left alone: .part-2.inprogress.7");
        assertThat(raw.resolve(".part-2.inprogress.7")).hasContent("half a record");
    }

    @Test
    void aFlippedBitCostsOneEventAndIsNamed() throws Exception {
        Path part = segment("part-1", events);
        byte[] octets = Files.readAllBytes(part);
        octets[octets.length / 2] ^= 1;
        Files.write(part, octets);

        assertThatThrownBy(() -> Seal.of(raw, folder.resolve("a"), null, OnDamage.STOP, o -> {}))
                .isInstanceOf(ArchiveProblem.class)
                .hasMessageStartingWith("part-1: offset ");
        assertThat(folder.resolve("a")).doesNotExist();
        Seal.Result result = Seal.of(raw, folder.resolve("a"), null, OnDamage.SKIP, o -> {});
        assertThat(result.manifest().records()).isEqualTo(299);
        assertThat(result.damage()).singleElement().extracting(Damage::records).isEqualTo(1L);
        assertThat(result.manifest().gaps())
                .singleElement()
                .asString()
                .startsWith("damaged, left out: part-1: offset ");
    }

    @Test
    void noDamageGoesUnnoticed() throws Exception {
        Path part = segment("part-1", events.subList(0, 20));
        byte[] good = Files.readAllBytes(part);
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << at % 8);
            assertDamaged(part, bad);
            assertDamaged(part, Arrays.copyOf(good, at));
        }
        assertDamaged(part, Arrays.copyOf(good, good.length + 1));
    }

    @Test
    void noDamageOfALifeGoesUnnoticed() throws Exception {
        liveness("ticks/part-0", 5, 6);
        Path part = raw.resolve("ticks/part-0");
        byte[] good = Files.readAllBytes(part);
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << at % 8);
            assertDamaged(part, bad);
            assertDamaged(part, Arrays.copyOf(good, at));
        }
    }

    private void assertDamaged(Path part, byte[] octets) throws IOException {
        Files.write(part, octets);
        try (RawReader in = new RawReader(part, Files.newInputStream(part))) {
            assertThatThrownBy(() -> {
                        in.header();
                        while (in.next() != null) {
                            assertThat(in.ended()).isFalse();
                        }
                    })
                    .isInstanceOf(ArchiveProblem.class);
        }
    }

    @Test
    void foreignFilesAreNamed() throws Exception {
        Files.writeString(raw.resolve("README"), "not a segment", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Seal.of(raw, folder.resolve("a"), null, OnDamage.STOP, o -> {}))
                .hasMessage("README: offset 0: not a raw segment: magic does not match");
        assertThatThrownBy(() -> Seal.of(folder.resolve("none"), folder.resolve("a"), null, OnDamage.STOP, o -> {}))
                .isInstanceOf(NotDirectoryException.class);
    }

    @Test
    void anEventThatNobodyOrderedIsCountedAndLeftOut() throws Exception {
        segment(
                "part-1",
                List.of(events.get(0), events.get(1).ordered(Envelope.UNORDERED, Envelope.Verdict.UNORDERED)));
        Seal.Result result = Seal.of(raw, folder.resolve("a"), null, OnDamage.STOP, o -> {});
        assertThat(result.manifest().gaps()).containsExactly("without a place in the order, left out: events=1");
    }

    private Path segment(String name, List<Envelope> of) throws IOException {
        Path file = raw.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            RawWriter writer = new RawWriter(out);
            for (Envelope envelope : of) {
                writer.add(envelope);
            }
            writer.end();
        }
        return file;
    }
}
