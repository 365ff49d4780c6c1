package org.opportune.pipeline;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.opportune.pipeline.signaling.FeedSplitter;
import org.opportune.pipeline.signaling.FeedTicks;
import org.opportune.pipeline.stream.ArrivalSplitter;
import org.opportune.pipeline.stream.FeedRecord;
import org.opportune.pipeline.stream.FeedWatermarks;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.Tick;

/** From what the network writes to the event topics. */
public final class SignalingTopology {
    private SignalingTopology() {}

    /**
     * Adds the topology to {@code env}, which {@link Baseline} has prepared. Its checkpoints are aligned: an event that
     * waited in a channel when its checkpoint was complete could be overtaken by a tick.
     */
    public static void build(StreamExecutionEnvironment env, SignalingEnds ends) {
        env.getCheckpointConfig().enableUnalignedCheckpoints(false);
        DataStream<Event> moments = null;
        DataStream<Event> facts = null;
        DataStream<Tick> ticks = null;
        DataStream<DeadLetter> letters = null;
        for (SignalingEnds.Feed feed : ends.feeds()) {
            SingleOutputStreamOperator<Event> events = events(env, feed);
            moments = with(moments, events);
            facts = with(facts, events.getSideOutput(FeedSplitter.FACTS));
            ticks = with(ticks, ticks(events, feed));
            letters = with(letters, events.getSideOutput(ArrivalSplitter.DEAD_LETTERS));
        }
        if (moments == null || facts == null || ticks == null || letters == null) {
            throw new IllegalArgumentException("a signalling job needs at least one feed");
        }
        EngagementTopology.sink(moments, ends.moments(), Station.SIGNALING_MOMENTS);
        EngagementTopology.sink(facts, ends.facts(), Station.SIGNALING_FACTS);
        EngagementTopology.sink(ticks, ends.ticks(), Station.SIGNALING_TICKS).setParallelism(1);
        EngagementTopology.sink(letters, ends.deadLetters(), Station.SIGNALING_DEAD_LETTERS);
    }

    private static <T> DataStream<T> with(@Nullable DataStream<T> before, DataStream<T> next) {
        return before == null ? next : before.union(next);
    }

    private static SingleOutputStreamOperator<Event> events(StreamExecutionEnvironment env, SignalingEnds.Feed feed) {
        WatermarkStrategy<FeedRecord> time = FeedWatermarks.strategy(feed.bound(), feed.idleAfter());
        SingleOutputStreamOperator<FeedRecord> records = at(
                env.fromSource(feed.records(), time, Station.FEED.title() + ": " + feed.name(), StreamType.FEED_RECORD),
                Station.FEED,
                feed);
        return at(
                (feed.inOrder() ? records.setParallelism(1) : records)
                        .process(new FeedSplitter(feed.source()), StreamType.record(Event.class)),
                Station.FEED_RECORDS,
                feed);
    }

    private static DataStream<Tick> ticks(SingleOutputStreamOperator<Event> events, SignalingEnds.Feed feed) {
        return at(
                        events.getSideOutput(FeedSplitter.TIME)
                                .transform(
                                        Station.FEED_TICKS.title(),
                                        StreamType.record(Tick.class),
                                        new FeedTicks(feed.source())),
                        Station.FEED_TICKS,
                        feed)
                .setParallelism(1);
    }

    private static <T> SingleOutputStreamOperator<T> at(
            SingleOutputStreamOperator<T> operator, Station station, SignalingEnds.Feed feed) {
        return operator.uid(station.uid(feed.name()))
                .name(station.title())
                .setDescription(station.title() + ": " + feed.name());
    }
}
