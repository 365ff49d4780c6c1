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
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.archive.sealed.ArchiveWriter;
import org.opportune.archive.sealed.Liveness;
import org.opportune.archive.sealed.Liveness.Stretch;
import org.opportune.archive.sealed.Sample;
import picocli.CommandLine;

/** A recorded feed that fell silent a hundred times, and an absence that is seen after the last event. */
class SilencesTest {
    private static final long MINUTE = 60_000;
    private static final int STRETCHES = 101;
    private static final long EVERY = 26 * MINUTE;
    private static final long ALIVE = 20 * MINUTE;
    private static final long WITHIN = 5 * MINUTE;
    private static final int CALLS = 190;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path archive;
    private Path definitions;
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void past() throws IOException {
        archive = folder.resolve("archive");
        try (ArchiveWriter writer = ArchiveWriter.create(archive, "test")) {
            long[] people = people();
            for (int call = 0; call < CALLS; call++) {
                Past.add(writer, Past.call("call" + call, people[call % people.length], callMs(call), true));
            }
            writer.alive(new Liveness(
                    MINUTE,
                    IntStream.range(0, STRETCHES)
                            .mapToObj(i -> new Stretch("messages", fromMs(i), fromMs(i) + ALIVE))
                            .toList()));
            writer.seal();
        }
        definitions = Files.createDirectories(folder.resolve("definitions"));
        Files.writeString(definitions.resolve("silence.yaml"), """
                scenario: silence
                title: Called the service line and wrote no message
                steps:
                  - on: CALL_ENDED
                  - not: SMS_SENT
                    for: 5m
                """);
        Files.writeString(definitions.resolve("help.yaml"), """
                campaign: help
                scenario: silence
                data-user: own
                purpose: service
                channel: sms
                sender: "10086"
                valid-for: 2h
                texts: {en: Can we help you?}
                default-language: en
                """);
        Files.writeString(definitions.resolve("house.yaml"), """
                policy: house
                zone: UTC
                feeds:
                  messages: [SMS_SENT]
                """);
    }

    /** All of them in a sample of 1%, which is in two buckets. */
    private static long[] people() {
        Sample sample = Sample.parse("1%");
        return LongStream.iterate(999_000_000_000L, n -> n + 1)
                .filter(sample::has)
                .limit(8)
                .toArray();
    }

    private static long fromMs(int stretch) {
        return Past.START + stretch * EVERY;
    }

    /** The last one is the last event; the feed lives on for a while. */
    private static long callMs(int call) {
        long lastMs = fromMs(STRETCHES - 1) + ALIVE - 2 * WITHIN;
        return lastMs - (CALLS - 1 - call) * (13 * MINUTE + 17_000);
    }

    private static boolean isHeard(long fromMs) {
        long toMs = fromMs + WITHIN;
        return IntStream.range(0, STRETCHES).anyMatch(i -> fromMs(i) <= fromMs && toMs - MINUTE <= fromMs(i) + ALIVE);
    }

    private SortedMap<String, String> outcomes(String out, String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of(
                "--archive", archive.toString(),
                "--define", definitions.toString(),
                "--out", folder.resolve(out).toString()));
        args.addAll(List.of(more));
        CommandLine command = BacktestVerb.commandLine();
        command.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        assertThat(command.execute(args.toArray(String[]::new)))
                .as(said.toString())
                .isZero();
        SortedMap<String, String> outcomes = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve(out).resolve("decisions.jsonl"))) {
            JsonNode decision = JSON.readTree(line);
            outcomes.put(
                    decision.at("/matched").asText(), decision.at("/outcome").asText());
        }
        return outcomes;
    }

    /** Of three readers one has nothing to read: it is at its end, and says all ticks, before the first event. */
    @Test
    void noSilenceIsForgottenHoweverFarAheadTheTicksAre() throws IOException {
        SortedMap<String, String> expected = new TreeMap<>();
        for (int call = 0; call < CALLS; call++) {
            expected.put(
                    Instant.ofEpochMilli(callMs(call) + WITHIN).toString(),
                    isHeard(callMs(call)) ? "ACTION" : "FEED_SILENT");
        }
        assertThat(expected.values()).contains("ACTION", "FEED_SILENT").hasSize(CALLS);
        assertThat(outcomes("one", "--parallelism", "1", "--sample", "1%")).isEqualTo(expected);
        assertThat(outcomes("three", "--parallelism", "3", "--sample", "1%")).isEqualTo(expected);
        for (String file : List.of("result.json", "decisions.jsonl", "report.html")) {
            assertThat(folder.resolve("three").resolve(file))
                    .hasBinaryContent(Files.readAllBytes(folder.resolve("one").resolve(file)));
        }
    }

    @Test
    void aReplayEndsWithTheLastTickUnlessToldOtherwise() throws IOException {
        String last = Instant.ofEpochMilli(callMs(CALLS - 1) + WITHIN).toString();
        assertThat(outcomes("all")).hasSize(CALLS).containsEntry(last, "ACTION");
        JsonNode result = JSON.readTree(Files.readString(folder.resolve("all").resolve("result.json")));
        assertThat(result.at("/source/to").asText())
                .isEqualTo(
                        Instant.ofEpochMilli(fromMs(STRETCHES - 1) + ALIVE + 1).toString());
        assertThat(outcomes("less", "--to", last)).hasSize(CALLS - 1).doesNotContainKey(last);
    }
}
