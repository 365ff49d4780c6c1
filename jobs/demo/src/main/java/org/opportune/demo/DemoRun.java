package org.opportune.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.RecordProducer;
import org.opportune.kafka.RecordWriters;
import org.opportune.kafka.Topic;
import org.opportune.live.DeliveryJob;
import org.opportune.live.EngagementJob;
import org.opportune.pipeline.EngagementOptions;
import org.opportune.pipeline.TimeLine;
import org.opportune.pipeline.operator.Counts;
import org.opportune.pipeline.operator.SubscriberOptions;
import org.opportune.pipeline.pattern.Patterns;
import org.opportune.schemas.control.Control;
import org.opportune.simulators.smsc.SmscLog;
import org.opportune.smpp.SmppOptions;

/** One run: the live jobs on one MiniCluster, a story played into their topics, and the books kept beside. */
final class DemoRun {
    private static final int PARALLELISM = 2;
    private static final Duration WATERMARK_EVERY = Duration.ofMillis(20);
    /** The books are closed when every action has a result and nothing was entered for this long. */
    private static final long QUIET_MS = 4_000;
    /** ... and in any case this long after all that was sent could have expired. */
    private static final long PATIENCE_MS = 60_000;
    /** Wall time for the jobs to come up before the story begins. */
    private static final long LEAD_MS = 8_000;

    private final KafkaOptions kafka;
    private final Story story;
    private final Duration length;
    private final SmppOptions smpp;
    private final @Nullable Path smscLog;
    private final PrintStream out;

    /**
     * @param length wall time in which the story is played
     * @param smscLog the SMSC's own log, null = not at hand
     */
    DemoRun(
            KafkaOptions kafka,
            Story story,
            Duration length,
            SmppOptions smpp,
            @Nullable Path smscLog,
            PrintStream out) {
        this.kafka = kafka;
        this.story = story;
        this.length = length;
        this.smpp = smpp;
        this.smscLog = smscLog;
        this.out = out;
    }

    /** Plays the story and returns its balance. */
    BalanceSheet play(Path directory, boolean quiet) throws Exception {
        publishWhatCountsFromTheBeginning();
        try (LocalCluster cluster = LocalCluster.start(directory, PARALLELISM, WATERMARK_EVERY)) {
            TimeLine timeLine = timeLine();
            LocalCluster.Job engagement = engagement(cluster, timeLine);
            LocalCluster.Job delivery = delivery(cluster, timeLine);
            try (Feeder feeder = new Feeder(kafka, later(), timeLine);
                    Follower follower = new Follower(kafka, out, quiet)) {
                follower.start();
                feeder.start();
                await(feeder, follower, engagement, delivery);
                BalanceSheet sheet = sheet(follower, engagement);
                engagement.cancel();
                delivery.cancel();
                return sheet;
            }
        }
    }

    TimeLine timeLine() {
        double speed = (double) (story.endMs() - story.startMs()) / length.toMillis();
        return new TimeLine(System.currentTimeMillis() + LEAD_MS, story.startMs(), speed);
    }

    private void publishWhatCountsFromTheBeginning() {
        try (RecordProducer<Control> control = new RecordProducer<>(kafka, Topic.CONTROL, RecordWriters.controls())) {
            story.publications().stream().filter(c -> c.getAskedMs() == 0).forEach(control::sendAndWait);
        }
    }

    private Story later() {
        return story.publishing(
                story.publications().stream().filter(c -> c.getAskedMs() != 0).toList());
    }

    private LocalCluster.Job engagement(LocalCluster cluster, TimeLine timeLine) throws Exception {
        StreamExecutionEnvironment env = cluster.environment();
        buildEngagement(env, timeLine);
        return cluster.submit(env, EngagementJob.NAME);
    }

    /** The live job's graph with this story's times. */
    void buildEngagement(StreamExecutionEnvironment env, TimeLine timeLine) {
        SubscriberOptions live = SubscriberOptions.DEFAULT;
        EngagementOptions options = new EngagementOptions(
                new SubscriberOptions(
                        live.cacheSize(), live.bufferBytes(), live.slice(), story.silentAfterMs(), live.horizonMs()),
                timeLine,
                story.boundMs(),
                // Every feed ticks on every partition: none is ever idle, and a slow one must not be taken for it.
                Duration.ofHours(1),
                WATERMARK_EVERY.toMillis(),
                (long) (EngagementOptions.LIVE.maxDriftMs() * timeLine.speed()));
        EngagementJob.build(env, kafka, options, null, Patterns.published(story.publications()));
    }

    private LocalCluster.Job delivery(LocalCluster cluster, TimeLine timeLine) throws Exception {
        StreamExecutionEnvironment env = cluster.environment();
        buildDelivery(env, timeLine);
        return cluster.submit(env, DeliveryJob.NAME);
    }

    /** The live job's graph with this story's clock. */
    void buildDelivery(StreamExecutionEnvironment env, TimeLine timeLine) {
        DeliveryJob.build(env, kafka, smpp, () -> timeLine.scenarioMs(System.currentTimeMillis()));
    }

    /** Until the story is over and nothing has been entered for a while. */
    private void await(Feeder feeder, Follower follower, LocalCluster.Job... jobs) throws Exception {
        Progress progress = new Progress(out, story);
        long seen = -1;
        long quietSince = System.currentTimeMillis();
        long deadline = Long.MAX_VALUE;
        while (true) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
            feeder.throwIfFailed();
            follower.throwIfFailed();
            for (LocalCluster.Job job : jobs) {
                if (job.isDown()) {
                    throw new IllegalStateException("A job ended by itself; see demo.log");
                }
            }
            Books.Page page = follower.books().page();
            progress.show(feeder, page);
            long now = System.currentTimeMillis();
            boolean settled = feeder.finished() && page.actions() == page.resulted() && settled(jobs[0], page);
            if (page.entries() != seen || !settled) {
                seen = page.entries();
                quietSince = now;
            }
            if (feeder.finished() && deadline == Long.MAX_VALUE) {
                // No message is valid for longer than the story is played.
                deadline = now + length.toMillis() + PATIENCE_MS;
            }
            if (now - quietSince > QUIET_MS || now > deadline) {
                return;
            }
        }
    }

    /** Every event that the topics hold was dealt with, and every decision that followed was taken. */
    private static boolean settled(LocalCluster.Job engagement, Books.Page page) throws Exception {
        BalanceSheet sheet = new BalanceSheet(page, new HashMap<>(engagement.counts()), null, false);
        return sheet.unaccountedEvents() == 0 && sheet.count(Counts.DECISIONS_DUE) == page.decisions();
    }

    private BalanceSheet sheet(Follower follower, LocalCluster.Job engagement) throws Exception {
        Map<String, Object> counts = new HashMap<>(engagement.counts());
        SmscLog smsc = smscLog == null ? null : SmscLog.read(smscLog);
        return new BalanceSheet(follower.books().page(), counts, smsc, false);
    }
}
