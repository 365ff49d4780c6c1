package org.opportune.pipeline;

import java.time.Duration;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.opportune.pipeline.stream.FeedRecord;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.Tick;

/**
 * The doors of the signalling topology.
 *
 * @param feeds decoded feeds, each with a name and a source of its own
 * @param ticks signs of life, to every partition of both event topics
 */
public record SignalingEnds(
        List<Feed> feeds, Sink<Event> moments, Sink<Event> facts, Sink<Tick> ticks, Sink<DeadLetter> deadLetters) {
    public SignalingEnds {
        feeds = List.copyOf(feeds);
    }

    /**
     * A decoded feed.
     *
     * @param name of its operators: a-z, 0-9 and '-'; stays for ever
     * @param source what its events call their source, and what its ticks are of
     * @param inOrder true if one subtask reads it, so that it is read in its order
     * @param bound how far behind the newest record one may come before the feed is said to have passed its time
     * @param idleAfter wall time after which a part of the feed without records no longer holds the others back
     */
    public record Feed(
            String name,
            String source,
            Source<FeedRecord, ?, ?> records,
            boolean inOrder,
            Duration bound,
            Duration idleAfter) {}
}
