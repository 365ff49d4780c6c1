package org.opportune.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.RecordProducer;
import org.opportune.kafka.RecordWriters;
import org.opportune.kafka.Topic;
import org.opportune.live.EngagementJob;
import org.opportune.pipeline.EngagementOptions;
import org.opportune.pipeline.TimeLine;
import org.opportune.pipeline.operator.Counts;
import org.opportune.pipeline.operator.SubscriberOptions;
import org.opportune.pipeline.pattern.Patterns;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;

/** The live job over a real broker while a story is played to it, with everything recorded below {@code folder/raw}. */
final class RecordedRun {
    private static final long HOUR = 3_600_000;
    private static final long PATIENCE_S = 120;

    /** So many that each subtask has some of them: what they do is decided when all of the story is. */
    private static final int SENTINELS = 20;

    private static final String SENTINEL = """
            scenario: sentinel
            title: The day is over
            steps:
              - on: COMPLAINT
            """;

    private final Path folder;
    private final KafkaOptions kafka;
    private final Story story;

    RecordedRun(Path folder, KafkaOptions kafka, Story story) {
        this.folder = folder;
        this.kafka = kafka;
        this.story = story;
    }

    /** What happens beside the story, on the test's thread. */
    interface Disturbance {
        Disturbance NONE = new Disturbance() {};

        /** While the story is played. */
        default void during(FragileCluster cluster, Feeder feeder) throws Exception {}

        /** When all of it is decided. */
        default void after(LocalCluster.Job job) throws Exception {}
    }

    /** Plays the story until all of it is decided, stops the job and returns what it counted. */
    Map<String, Object> play(Disturbance disturbance) throws Exception {
        Story whole = withSentinels();
        publish(whole);
        TimeLine timeLine = new TimeLine(
                System.currentTimeMillis() + 5_000, whole.startMs(), (whole.endMs() - whole.startMs()) / 20_000.0);
        try (FragileCluster cluster = FragileCluster.start(folder.resolve("run"), 2)) {
            StreamExecutionEnvironment env = cluster.environment();
            EngagementJob.build(
                    env,
                    kafka,
                    options(timeLine),
                    new org.apache.flink.core.fs.Path(folder.resolve("raw").toUri()),
                    Patterns.NONE);
            LocalCluster.Job job = cluster.submit(env, EngagementJob.NAME);
            try (Feeder feeder = new Feeder(kafka, laterOf(whole), timeLine)) {
                feeder.start();
                disturbance.during(cluster, feeder);
                await(job, feeder);
                disturbance.after(job);
                Map<String, Object> counts = job.counts();
                job.client()
                        .stopWithSavepoint(
                                false, folder.resolve("savepoint").toUri().toString(), SavepointFormatType.CANONICAL)
                        .get(PATIENCE_S, TimeUnit.SECONDS);
                return counts;
            }
        }
    }

    private EngagementOptions options(TimeLine timeLine) {
        SubscriberOptions live = SubscriberOptions.DEFAULT;
        return new EngagementOptions(
                new SubscriberOptions(
                        live.cacheSize(), live.bufferBytes(), live.slice(), story.silentAfterMs(), live.horizonMs()),
                timeLine,
                // Shorter than what the feeds need, so that something is late.
                story.boundMs() / 4,
                Duration.ofHours(1),
                20,
                (long) (EngagementOptions.LIVE.maxDriftMs() * timeLine.speed()));
    }

    private Story withSentinels() {
        List<Story.Delivery> deliveries = new ArrayList<>(story.deliveries());
        long atMs = story.endMs() + 1;
        LongStream.range(0, SENTINELS)
                .mapToObj(i -> Event.newBuilder()
                        .setId(new EventId(EventIds.event("test", "sentinel/" + i)))
                        .setSource("test")
                        .setMsisdn(999_999_000_000L + i)
                        .setKind(EventKind.COMPLAINT)
                        .setHappenedMs(atMs)
                        .setKnownMs(atMs)
                        .build())
                .forEach(event -> deliveries.add(new Story.Delivery(atMs, event, null)));
        List<Control> publications = new ArrayList<>(story.publications());
        publications.add(Control.newBuilder()
                .setKind(ControlKind.SCENARIO)
                .setVerb(ControlVerb.PUBLISH)
                .setId("sentinel")
                .setText(SENTINEL)
                .build());
        publications.sort(Comparator.comparingLong(Control::getAskedMs));
        return new Story(
                story.startMs(),
                story.endMs() + HOUR,
                deliveries,
                publications,
                story.feeds(),
                story.liveness(),
                story.boundMs(),
                story.tickEveryMs(),
                story.silentAfterMs(),
                story.noConsentHint());
    }

    private void publish(Story whole) {
        try (var control = new RecordProducer<Control>(kafka, Topic.CONTROL, RecordWriters.controls())) {
            whole.publications().stream().filter(c -> c.getAskedMs() == 0).forEach(control::sendAndWait);
        }
    }

    private static Story laterOf(Story whole) {
        return whole.publishing(
                whole.publications().stream().filter(c -> c.getAskedMs() != 0).toList());
    }

    private static void await(LocalCluster.Job job, Feeder feeder) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!Long.valueOf(SENTINELS).equals(job.counts().get(Counts.MATCHES + ".sentinel"))) {
            feeder.throwIfFailed();
            assertThat(job.isDown()).isFalse();
            assertThat(System.nanoTime())
                    .as("sentinels were decided: %s", job.counts())
                    .isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }
}
