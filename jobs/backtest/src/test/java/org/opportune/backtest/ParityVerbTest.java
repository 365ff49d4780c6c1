package org.opportune.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.ArchiveWriter;
import org.opportune.archive.sealed.Excerpt;
import org.opportune.archive.sealed.Manifest;
import org.opportune.archive.sealed.MergedReader;
import org.opportune.archive.sealed.OnDamage;
import org.opportune.archive.sealed.Sample;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.DecisionKind;
import picocli.CommandLine;

/** What a comparison says of logs that are equal, tampered with, cut off, missing or damaged. */
class ParityVerbTest {
    private static final long END = Past.START + 2 * 86_400_000L;

    @TempDir
    private Path folder;

    private List<Envelope> events;
    private List<Decision> decisions;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void decide() throws Exception {
        events = new ArrayList<>();
        try (MergedReader reader =
                Archive.open(Past.archive(folder, true), OnDamage.STOP).read(Excerpt.ALL)) {
            for (; reader.has(); reader.next()) {
                events.add(reader.envelope());
            }
        }
        Path plain = archive("plain", null, END);
        Manifest manifest = Archive.open(plain, OnDamage.STOP).manifest();
        Trial trial = new Trial(
                plain,
                OnDamage.STOP,
                new Excerpt(Long.MIN_VALUE, END, Sample.ALL),
                END,
                60_000,
                60_000,
                Archive.open(plain, OnDamage.STOP).control().records(),
                List.of(),
                "100%",
                ZoneOffset.UTC,
                2,
                0);
        Path work = Files.createDirectories(folder.resolve("work"));
        BacktestJob.Logs logs = BacktestJob.Logs.byMatch(work);
        new JobRun(trial, new OwnCluster(), new PrintWriter(err)).execute(logs, work, manifest.records());
        decisions = new ArrayList<>();
        logs.decisions().forEach(decisions::add);
        assertThat(decisions).hasSizeGreaterThan(100).anyMatch(d -> d.getKind() == DecisionKind.ACTION);
    }

    /** @param log null = none was recorded */
    private Path archive(String name, @Nullable List<Decision> log, long reachedMs) throws IOException {
        Path archive = folder.resolve(name);
        try (ArchiveWriter writer = ArchiveWriter.create(archive, "test")) {
            writer.feed("calls");
            for (Envelope event : events) {
                writer.add(event);
            }
            long sequence = 0;
            for (Map.Entry<String, String> text : Past.DEFINITIONS.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .toList()) {
                writer.control(control(text.getKey(), text.getValue(), sequence++));
            }
            if (log != null) {
                writer.decisions(OnDamage.STOP);
                for (Decision decision : log) {
                    writer.decision(decision);
                }
                writer.decidedUntil(reachedMs);
            }
            writer.seal();
        }
        return archive;
    }

    /** The definition, stamped: it counts from the beginning. */
    private static Control control(String file, String text, long sequence) {
        return Control.newBuilder()
                .setKind(
                        switch (file) {
                            case "caller.yaml" -> ControlKind.SCENARIO;
                            case "offer.yaml" -> ControlKind.CAMPAIGN;
                            default -> ControlKind.POLICY;
                        })
                .setVerb(ControlVerb.PUBLISH)
                .setId(text.lines().findFirst().orElseThrow().replaceFirst("^[a-z]+: ", ""))
                .setText(text)
                .setEffectiveMs(0L)
                .setSequence(sequence)
                .build();
    }

    private int run(Path archive, String... more) {
        List<String> args = new ArrayList<>(List.of("--archive", archive.toString()));
        args.addAll(List.of(more));
        CommandLine command = ParityVerb.commandLine();
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return command.execute(args.toArray(String[]::new));
    }

    @Test
    void theSameDecisionsAreEqualAtAnyParallelism() throws IOException {
        Path archive = archive("same", decisions, END);
        for (String parallelism : List.of("1", "3")) {
            out.getBuffer().setLength(0);
            assertThat(run(archive, "--parallelism", parallelism))
                    .as(out.toString() + err)
                    .isZero();
            assertThat(out.toString())
                    .startsWith("equal: " + decisions.size() + " decisions of ")
                    .contains("the job had decided up to 2026-03-03T00:00:00Z, 0 decisions of the replay beyond it");
        }
    }

    @Test
    void whatWasTamperedWithIsNamedAndNobodyElse() throws IOException {
        List<Decision> log = new ArrayList<>(decisions);
        Decision dropped = log.remove(3);
        Decision changed = Decision.newBuilder(log.get(7))
                .setDecidedMs(log.get(7).getDecidedMs() + 1)
                .build();
        log.set(7, changed);
        log.add(Decision.newBuilder(log.get(9)).setCampaign("nobodys").build());
        Path archive = archive("tampered", log, END);
        assertThat(run(archive, "--out", folder.resolve("result").toString())).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("differs: 3 of " + (decisions.size() + 1) + " decisions")
                .contains("only replay", "only live", "differ: decided")
                .contains("subscriber 99********")
                .doesNotContain("999000");
        JsonNode result = new ObjectMapper()
                .readTree(Files.readString(folder.resolve("result").resolve("parity.json")));
        assertThat(result.at("/verdict").asText()).isEqualTo("differs");
        assertThat(result.at("/differences")).hasSize(3).anySatisfy(d -> {
            assertThat(d.at("/side").asText()).isEqualTo("ONLY_REPLAY");
            assertThat(d.at("/replay/decided").asText())
                    .isEqualTo(Instant.ofEpochMilli(dropped.getDecidedMs()).toString());
            assertThat(d.at("/live").isNull()).isTrue();
        });
        assertThat(result.toString()).doesNotContain("999000");
    }

    @Test
    void whatTheJobHadNotReachedIsCountedAndNoDifference() throws IOException {
        long reachedMs = decisions.get(decisions.size() / 2).getDecidedMs();
        List<Decision> log =
                decisions.stream().filter(d -> d.getDecidedMs() <= reachedMs).toList();
        assertThat(run(archive("cut", log, reachedMs))).as(out.toString() + err).isZero();
        assertThat(out.toString())
                .startsWith("equal: " + log.size() + " decisions")
                .contains((decisions.size() - log.size()) + " decisions of the replay beyond it");
        out.getBuffer().setLength(0);
        assertThat(run(archive("lost", log, reachedMs + 3_600_000L))).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("differs: ")
                .contains("only replay")
                .doesNotContain("only live");
    }

    @Test
    void aWindowComparesWhatWasDecidedInIt() throws IOException {
        String noon = "2026-03-01T12:00:00Z";
        List<Decision> log = new ArrayList<>(decisions);
        log.remove(0);
        Path archive = archive("window", log, END);
        assertThat(run(archive, "--from", noon)).as(out.toString() + err).isZero();
        long later = decisions.stream()
                .filter(d -> d.getDecidedMs() >= Instant.parse(noon).toEpochMilli())
                .count();
        assertThat(out.toString()).startsWith("equal: " + later + " decisions");
        assertThat(run(archive, "--to", noon)).isEqualTo(1);
    }

    @Test
    void aProofEventThatIsGoneIsTheCause() throws IOException {
        var gone = decisions.get(5).getMatch().getEvidence().get(0);
        events.removeIf(event -> event.id().equals(gone));
        assertThat(run(archive("gone", decisions, END))).isEqualTo(1);
        assertThat(out.toString()).contains("cause:  1 of 1 proof events are not in the archive");
    }

    @Test
    void archivesThatCannotBeComparedAreNamed() throws IOException {
        assertThat(run(folder.resolve("plain"))).isEqualTo(1);
        assertThat(err.toString()).contains("the archive holds no decision log").doesNotContain("\tat ");
        assertThat(run(folder)).isEqualTo(1);
        assertThat(err.toString()).contains("not an archive");
        Path archive = archive("damaged", decisions, END);
        Path bucket;
        try (Stream<Path> files = Files.walk(archive.resolve("decisions"))) {
            bucket = files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
        }
        byte[] octets = Files.readAllBytes(bucket);
        octets[octets.length / 2] ^= 1;
        Files.write(bucket, octets);
        assertThat(run(archive)).isEqualTo(1);
        assertThat(err.toString()).contains(bucket.getFileName().toString()).contains("offset");
        assertThat(run(archive, "--skip-damage")).isEqualTo(1);
        assertThat(out.toString())
                .contains("The archive could not be read in full:")
                .contains("only replay");
        assertThat(run(archive, "--from", "yesterday")).isEqualTo(2);
        assertThat(run(archive, "--from", "2027-01-01")).isEqualTo(2);
        assertThat(run(archive, "--parallelism", "0")).isEqualTo(2);
    }
}
