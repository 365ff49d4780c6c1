package org.opportune.pipeline;

import java.util.Objects;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.opportune.pipeline.control.ControlNotices;
import org.opportune.pipeline.control.ControlSequencer;
import org.opportune.pipeline.operator.Outputs;
import org.opportune.pipeline.operator.Reached;
import org.opportune.pipeline.operator.SubscriberOperator;
import org.opportune.pipeline.pattern.PatternNames;
import org.opportune.pipeline.pattern.Patterns;
import org.opportune.pipeline.stream.ArrivalSplitter;
import org.opportune.pipeline.stream.ArrivalWatermarks;
import org.opportune.pipeline.stream.Notice;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.event.Tick;

/** From event topics to actions: order, remember, recognise, decide. */
public final class EngagementTopology {
    private EngagementTopology() {}

    // Types are always stated: Flink's own extraction would ask for flink-avro wherever it meets a record of ours.

    /** Without patterns of Flink CEP. */
    public static void build(StreamExecutionEnvironment env, EngagementEnds ends, EngagementOptions options) {
        build(env, ends, options, Patterns.NONE);
    }

    /**
     * Adds the topology to {@code env}, which {@link Baseline} has prepared.
     *
     * @param patterns what Flink CEP runs, beside our own engine
     */
    public static void build(
            StreamExecutionEnvironment env, EngagementEnds ends, EngagementOptions options, Patterns patterns) {
        SingleOutputStreamOperator<Envelope> events = events(env, ends, options);
        SingleOutputStreamOperator<Control> control = control(env, ends, options, patterns.names());
        DataStream<Notice> notices = at(
                        control.transform(Station.NOTICES.title(), StreamType.NOTICE, new ControlNotices()),
                        Station.NOTICES)
                .setParallelism(1)
                .union(events.getSideOutput(ArrivalSplitter.TICKS));
        SingleOutputStreamOperator<Decision> decisions = at(
                PatternTopology.withMatches(events, patterns)
                        .keyBy(Envelope::msisdn, Types.LONG)
                        .connect(notices.broadcast())
                        .transform(
                                Station.SUBSCRIBER.title(),
                                StreamType.record(Decision.class),
                                new SubscriberOperator(
                                        options.subscriber(), ends.recording() != null, patterns.names())),
                Station.SUBSCRIBER);
        sink(decisions.getSideOutput(Outputs.ACTIONS), ends.actions(), Station.ACTIONS);
        sink(decisions, ends.decisions(), Station.DECISIONS);
        sink(decisions.getSideOutput(Outputs.UNAPPLIED), ends.unapplied(), Station.UNAPPLIED);
        sink(decisions.getSideOutput(Outputs.OPEN_AT_END), ends.openAtEnd(), Station.OPEN_ENDS);
        sink(events.getSideOutput(ArrivalSplitter.DEAD_LETTERS), ends.deadLetters(), Station.DEAD_LETTERS);
        sink(control.getSideOutput(ControlSequencer.DEAD_LETTERS), ends.deadLetters(), Station.CONTROL_DEAD_LETTERS);
        sink(control, ends.controlLog(), Station.CONTROL_LOG);
        if (ends.recording() != null) {
            record(events, decisions, control, ends.recording());
        }
    }

    /** Control, ticks and times are few: one subtask each, so that they come in few pieces. */
    private static void record(
            SingleOutputStreamOperator<Envelope> events,
            SingleOutputStreamOperator<Decision> decisions,
            DataStream<Control> control,
            RecordingEnds ends) {
        sink(decisions.getSideOutput(Outputs.PLACED), ends.events(), Station.RECORDED_EVENTS);
        sink(control, ends.control(), Station.RECORDED_CONTROL).setParallelism(1);
        DataStream<Tick> ticks = at(
                events.getSideOutput(ArrivalSplitter.TICKS)
                        .map(notice -> Objects.requireNonNull(notice.tick()), StreamType.record(Tick.class)),
                Station.TICKS);
        sink(ticks, ends.ticks(), Station.RECORDED_TICKS).setParallelism(1);
        sink(decisions, ends.decisions(), Station.RECORDED_DECISIONS);
        // Nothing flows here in a job without a horizon; the watermarks do, and they are what is wanted.
        DataStream<Long> reached = at(
                        decisions
                                .getSideOutput(Outputs.OPEN_AT_END)
                                .transform(Station.REACHED.title(), Types.LONG, new Reached<>()),
                        Station.REACHED)
                .setParallelism(1);
        sink(reached, ends.reached(), Station.RECORDED_REACH).setParallelism(1);
    }

    private static SingleOutputStreamOperator<Envelope> events(
            StreamExecutionEnvironment env, EngagementEnds ends, EngagementOptions options) {
        return at(
                at(
                                env.fromSource(
                                        ends.events(),
                                        ArrivalWatermarks.strategy(
                                                options.boundMs(), options.idleAfter(), options.maxDriftMs()),
                                        Station.EVENTS.title(),
                                        StreamType.ARRIVAL),
                                Station.EVENTS)
                        .transform(
                                Station.ARRIVALS.title(), StreamType.ENVELOPE, new ArrivalSplitter(options.boundMs())),
                Station.ARRIVALS);
    }

    /** One subtask reads and stamps control: there is one order of what authors say. */
    private static SingleOutputStreamOperator<Control> control(
            StreamExecutionEnvironment env, EngagementEnds ends, EngagementOptions options, PatternNames patterns) {
        ControlSequencer sequencer =
                new ControlSequencer(options.timeLine(), options.promiseEveryMs(), ends.controlBacklog(), patterns);
        return at(
                        at(
                                        env.fromSource(
                                                ends.control(),
                                                WatermarkStrategy.noWatermarks(),
                                                Station.CONTROL.title(),
                                                StreamType.found(Control.class)),
                                        Station.CONTROL)
                                .setParallelism(1)
                                .transform(Station.SEQUENCER.title(), StreamType.record(Control.class), sequencer),
                        Station.SEQUENCER)
                .setParallelism(1)
                .setMaxParallelism(1);
    }

    static <T> DataStreamSink<T> sink(DataStream<T> stream, Sink<T> sink, Station station) {
        return stream.sinkTo(sink).uid(station.uid()).name(station.title());
    }

    static <T> SingleOutputStreamOperator<T> at(SingleOutputStreamOperator<T> operator, Station station) {
        return operator.uid(station.uid()).name(station.title());
    }
}
