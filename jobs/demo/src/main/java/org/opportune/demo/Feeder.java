package org.opportune.demo;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.opportune.kafka.FeedProducer;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.RecordProducer;
import org.opportune.kafka.RecordWriters;
import org.opportune.kafka.Topic;
import org.opportune.pipeline.TimeLine;
import org.opportune.schemas.control.Control;

/** Plays a story into the topics at its own pace, then keeps the feeds ticking until it is stopped. */
final class Feeder implements AutoCloseable {
    private final KafkaOptions kafka;
    private final Story story;
    private final TimeLine timeLine;
    private final Thread thread = new Thread(this::run, "feeder");
    private volatile boolean stopped;
    private volatile long reachedMs;
    private volatile int sent;
    private volatile @Nullable Throwable failure;

    Feeder(KafkaOptions kafka, Story story, TimeLine timeLine) {
        this.kafka = kafka;
        this.story = story;
        this.timeLine = timeLine;
        this.reachedMs = story.startMs();
    }

    void start() {
        thread.start();
    }

    /** True once every record was sent and scenario time has passed the story's end. */
    boolean finished() {
        return reachedMs > story.endMs();
    }

    /** Records sent. */
    int sent() {
        return sent;
    }

    /** UTC ms, scenario time. */
    long reachedMs() {
        return reachedMs;
    }

    void throwIfFailed() {
        Throwable cause = failure;
        if (cause != null) {
            throw new IllegalStateException("The feed broke off", cause);
        }
    }

    private void run() {
        try (FeedProducer feed = new FeedProducer(kafka);
                RecordProducer<Control> control =
                        new RecordProducer<>(kafka, Topic.CONTROL, RecordWriters.controls())) {
            int nextRecord = 0;
            int nextControl = 0;
            for (long now = story.startMs(); !stopped; now += story.tickEveryMs()) {
                while (nextControl < story.publications().size()
                        && story.publications().get(nextControl).getAskedMs() < now + 2 * story.tickEveryMs()) {
                    control.sendAndWait(story.publications().get(nextControl++));
                }
                while (nextRecord < story.deliveries().size()
                        && story.deliveries().get(nextRecord).arrivalMs() <= now) {
                    send(feed, story.deliveries().get(nextRecord++));
                    sent = nextRecord;
                }
                tick(feed, now);
                reachedMs = now;
                waitFor(now);
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private static void send(FeedProducer feed, Story.Delivery delivery) {
        if (delivery.event() != null) {
            feed.send(delivery.event());
        } else if (delivery.garbage() != null) {
            feed.sendRaw(Topic.MOMENTS, null, delivery.garbage());
        }
    }

    private void tick(FeedProducer feed, long nowMs) {
        for (String name : story.feeds()) {
            if (story.liveness().alive(name, nowMs)) {
                feed.tick(name, nowMs);
            }
        }
    }

    private void waitFor(long scenarioMs) {
        long wallMs = timeLine.wallMs(scenarioMs);
        while (!stopped && System.currentTimeMillis() < wallMs) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.min(20, wallMs - System.currentTimeMillis())));
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
