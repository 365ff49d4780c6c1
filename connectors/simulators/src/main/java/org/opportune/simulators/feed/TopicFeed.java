package org.opportune.simulators.feed;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.opportune.kafka.FeedProducer;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.Topic;
import org.opportune.schemas.EventKinds;
import org.opportune.schemas.event.Event;
import org.opportune.simulators.country.Simulation;

/**
 * Sends events as they arrive, and for each second of scenario time a tick of each feed to every partition. What arrives
 * before the beginning is what is known by then, and goes first and at once. One thread, but for {@link #stop}.
 */
public final class TopicFeed implements Simulation.Sink, AutoCloseable {
    private static final long SECOND = 1_000;

    private final FeedProducer producer;
    private final List<String> feeds;
    private final Pace pace;
    private final Map<Topic, Long> sent = new EnumMap<>(Topic.class);
    private long nextTickMs;
    private long reachedMs;
    private long ticks;
    private long inTime;
    private volatile boolean stopped;

    /** Somebody asked to stop; everything sent until then counts. */
    public static final class Stopped extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Connects in the background.
     *
     * @param feeds names of all that tick
     * @param beginMs UTC ms, from when on scenario time passes at the pace
     */
    public TopicFeed(KafkaOptions options, List<String> feeds, long beginMs, Pace pace) {
        this.producer = new FeedProducer(options);
        this.feeds = List.copyOf(feeds);
        this.pace = pace;
        this.nextTickMs = beginMs;
        this.reachedMs = beginMs;
        sent.put(Topic.MOMENTS, 0L);
        sent.put(Topic.FACTS, 0L);
    }

    @Override
    public void write(long arrivalMs, Event event) throws Stopped {
        // A tick says that all up to its time was sent, so it comes behind what arrives in its own millisecond.
        while (nextTickMs < arrivalMs) {
            tick();
        }
        if (arrivalMs > reachedMs) {
            await(arrivalMs);
        } else if (stopped) {
            throw new Stopped();
        }
        producer.send(event);
        inTime += pace.isBegun() ? 1 : 0;
        sent.merge(EventKinds.isFact(event.getKind()) ? Topic.FACTS : Topic.MOMENTS, 1L, Long::sum);
    }

    /** Ticks up to the end, included; then the broker has everything. */
    public void finish(long endMs) throws Stopped {
        while (nextTickMs <= endMs) {
            tick();
        }
        producer.flush();
    }

    private void tick() throws Stopped {
        await(nextTickMs);
        for (String feed : feeds) {
            producer.tick(feed, nextTickMs);
        }
        ticks += feeds.size();
        nextTickMs += SECOND;
    }

    private void await(long scenarioMs) throws Stopped {
        if (!pace.await(scenarioMs, () -> stopped)) {
            throw new Stopped();
        }
        reachedMs = scenarioMs;
    }

    /** The next event is not sent any more. Any thread. */
    public void stop() {
        stopped = true;
    }

    /** Events sent to a topic. */
    public long sent(Topic topic) {
        return sent.getOrDefault(topic, 0L);
    }

    /** Events sent since scenario time passes: without those that were known before. */
    public long sentInTime() {
        return inTime;
    }

    /** Ticks, each of them one record on every partition. */
    public long ticks() {
        return ticks;
    }

    /** UTC ms of scenario time. */
    public long reachedMs() {
        return reachedMs;
    }

    public Pace pace() {
        return pace;
    }

    /** Returns when the broker has everything that was sent. */
    @Override
    public void close() {
        producer.close();
    }
}
