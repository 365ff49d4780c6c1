package org.opportune.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.archive.raw.RawWriter;
import org.opportune.archive.raw.Seal;
import org.opportune.archive.sealed.Archive;
import org.opportune.archive.sealed.DecisionReader;
import org.opportune.archive.sealed.OnDamage;
import org.opportune.backtest.ParityVerb;
import org.opportune.kafka.FeedProducer;
import org.opportune.kafka.KafkaOptions;
import org.opportune.pipeline.operator.Counts;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.EventKinds;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.DecisionKind;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.simulators.traffic.DemoTraffic;
import picocli.CommandLine;

/**
 * The property that everything which decides is recorded: a live job hears events out of order, twice and late, its
 * definitions are published, changed and retired while it runs, a feed falls silent and says afterwards that it was not,
 * the task manager is lost in the middle. What it recorded is sealed and replayed, and every decision is the same. Then
 * three recorded decisions are tampered with, and exactly these are named.
 */
class ParityRunTest {
    private static final long MINUTE = 60_000;
    private static final long PATIENCE_S = 60;
    private static final int LATE = 40;

    @TempDir
    private Path folder;

    @Test
    @Timeout(300)
    void aReplayDecidesAsTheJobDidAndWhatIsTamperedWithIsNamed() throws Exception {
        Story story = CountryStory.of(43, 300);
        Map<String, Object> counts;
        try (RealBroker broker = RealBroker.start(2)) {
            counts = new RecordedRun(folder, broker.options(), story).play(new RecordedRun.Disturbance() {
                @Override
                public void during(FragileCluster cluster, Feeder feeder) throws Exception {
                    lose(story, cluster, feeder);
                }

                @Override
                public void after(LocalCluster.Job job) throws Exception {
                    speakLate(broker.options(), story, job);
                }
            });
        }
        assertThat((Long) counts.get(Counts.LATE)).isGreaterThanOrEqualTo(LATE);
        assertThat((Long) counts.get(Counts.DUPLICATE)).isPositive();
        Seal.Result sealed = seal("raw", "archive");
        // What the lost task manager had not finished lies about; nothing else is amiss.
        assertThat(sealed.manifest().gaps()).allMatch(gap -> gap.startsWith("in progress, left alone: "));
        List<Decision> decisions = decisions();
        assertThat(decisions)
                .hasSizeGreaterThan(50)
                .anyMatch(d -> d.getReason() == RefusalReason.FEED_SILENT)
                .anyMatch(d -> d.getKind() == DecisionKind.ACTION);

        JsonNode equal = parity("archive", 0);
        assertThat(equal.at("/verdict").asText()).isEqualTo("equal");
        assertThat(equal.at("/equal").asInt()).isEqualTo(decisions.size());
        assertThat(equal.at("/repeatedEvents").asInt()).isZero();
        assertThat(equal.at("/decidedUntil").asText()).isNotEmpty();

        tamper(decisions);
        seal("tampered", "other");
        assertNamed(parity("other", 1), decisions);
    }

    /** Once there is a checkpoint to come back to. */
    private void lose(Story story, FragileCluster cluster, Feeder feeder) throws Exception {
        await(feeder, story.startMs() + (silence(story)[0] - story.startMs()) / 2);
        long deadline = deadline();
        while (segments() == 0) {
            assertThat(System.nanoTime()).as("a first checkpoint").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        cluster.loseTaskManager();
    }

    /** A feed says that it lived when everybody has taken it for silent, and tells what it saw long ago. */
    private static void speakLate(KafkaOptions kafka, Story story, LocalCluster.Job job) throws Exception {
        Object before = job.counts().getOrDefault(Counts.LATE, 0L);
        long[] silence = silence(story);
        try (FeedProducer late = new FeedProducer(kafka)) {
            for (long timeMs = silence[0]; timeMs < silence[1]; timeMs += story.tickEveryMs()) {
                late.tick(DemoTraffic.MOMENTS, timeMs);
            }
            for (int i = 0; i < LATE; i++) {
                late.send(lateMoment(story, i));
            }
        }
        long deadline = deadline();
        while ((Long) job.counts().getOrDefault(Counts.LATE, 0L) < (Long) before + LATE) {
            assertThat(System.nanoTime()).as("late moments: %s", job.counts()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    /** Hours too late. */
    private static Event lateMoment(Story story, int i) {
        Event lived = story.deliveries().stream()
                .flatMap(delivery -> Stream.ofNullable(delivery.event()))
                .filter(event -> !EventKinds.isFact(event.getKind()))
                .skip(i)
                .findFirst()
                .orElseThrow();
        return Event.newBuilder(lived)
                .setId(new EventId(EventIds.event("test", "late/" + i)))
                .build();
    }

    private static void await(Feeder feeder, long scenarioMs) {
        long deadline = deadline();
        while (feeder.reachedMs() < scenarioMs) {
            feeder.throwIfFailed();
            assertThat(System.nanoTime()).as("the story goes on").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static long deadline() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    }

    /** Begin and end. */
    private static long[] silence(Story story) {
        long fromMs = story.startMs();
        while (story.liveness().alive(DemoTraffic.MOMENTS, fromMs)) {
            fromMs += MINUTE;
        }
        long toMs = fromMs;
        while (!story.liveness().alive(DemoTraffic.MOMENTS, toMs)) {
            toMs += MINUTE;
        }
        return new long[] {fromMs, toMs};
    }

    private long segments() throws IOException {
        Path events = folder.resolve("raw").resolve("events");
        if (!Files.isDirectory(events)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(events)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .count();
        }
    }

    private Seal.Result seal(String raw, String archive) throws IOException {
        return Seal.of(folder.resolve(raw), folder.resolve(archive), null, OnDamage.STOP, octets -> {});
    }

    private List<Decision> decisions() throws IOException {
        List<Decision> all = new ArrayList<>();
        try (DecisionReader reader =
                Archive.open(folder.resolve("archive"), OnDamage.STOP).decisions()) {
            for (Decision next = reader.decision(); next != null; next = reader.decision()) {
                all.add(next);
                reader.next();
            }
        }
        return all;
    }

    /** The first is dropped, the second decided otherwise, the third made for one more campaign. */
    private void tamper(List<Decision> decisions) throws IOException {
        Path raw = folder.resolve("raw");
        try (Stream<Path> files = Files.walk(raw)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path name = raw.relativize(file);
                if (!name.startsWith("decisions")
                        && !String.valueOf(name.getFileName()).startsWith(".")) {
                    Path copy = folder.resolve("tampered").resolve(name);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve("tampered").resolve("decisions"))) {
            RawWriter writer = new RawWriter(out);
            writer.add(Decision.newBuilder(decisions.get(1))
                    .setKind(DecisionKind.REFUSAL)
                    .setReason(RefusalReason.TENANCY_CLOSED)
                    .build());
            writer.add(
                    Decision.newBuilder(decisions.get(2)).setCampaign("nobodys").build());
            for (Decision decision : decisions.subList(2, decisions.size())) {
                writer.add(decision);
            }
            writer.end();
        }
    }

    private static void assertNamed(JsonNode result, List<Decision> decisions) {
        assertThat(result.at("/verdict").asText()).isEqualTo("differs");
        assertThat(result.at("/different").asInt()).isEqualTo(3);
        assertThat(result.at("/equal").asInt()).isEqualTo(decisions.size() - 2);
        List<String> named = StreamSupport.stream(result.at("/differences").spliterator(), false)
                .map(d -> d.at("/side").asText() + " " + d.at("/campaign").asText())
                .toList();
        assertThat(named)
                .containsExactlyInAnyOrder(
                        "ONLY_REPLAY " + decisions.get(0).getCampaign(),
                        "BOTH " + decisions.get(1).getCampaign(),
                        "ONLY_LIVE nobodys");
    }

    private JsonNode parity(String archive, int exit) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                new CommandLine(new ParityVerb()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = command.execute("--archive", folder.resolve(archive).toString(), "--json");
        assertThat(code).as("%s%n%s", out, err).isEqualTo(exit);
        return new ObjectMapper().readTree(out.toString());
    }
}
