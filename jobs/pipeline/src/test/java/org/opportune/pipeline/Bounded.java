package org.opportune.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.opportune.pipeline.control.ControlBacklog;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.pipeline.stream.Found;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.Wire;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.Tick;

/** Ends made of lists: sources that end, sinks that remember what a test asks for. */
final class Bounded {
    private static final ConcurrentHashMap<String, Queue<Object>> COLLECTED = new ConcurrentHashMap<>();

    private Bounded() {}

    /** Sources of the records, as the topics would carry them; every sink collects under its name. */
    static EngagementEnds ends(List<byte[]> events, List<byte[]> control) {
        return ends(events(events), control);
    }

    /** As {@link #ends(List, List)} with a source of events of the test's own. */
    static EngagementEnds ends(Source<Arrival, ?, ?> events, List<byte[]> control) {
        return new EngagementEnds(
                events,
                control(control),
                ControlBacklog.BOUNDED,
                new Collecting<>("actions"),
                new Collecting<>("decisions"),
                new Collecting<>("unapplied"),
                new Collecting<>("open-at-end"),
                new Collecting<>("dead-letters"),
                new Collecting<>("control-log"),
                null);
    }

    /** The same ends, recording as well. */
    static EngagementEnds recording(EngagementEnds ends) {
        return new EngagementEnds(
                ends.events(),
                ends.control(),
                ends.controlBacklog(),
                ends.actions(),
                ends.decisions(),
                ends.unapplied(),
                ends.openAtEnd(),
                ends.deadLetters(),
                ends.controlLog(),
                new RecordingEnds(
                        new Collecting<>("recorded-events"),
                        new Collecting<>("recorded-control"),
                        new Collecting<>("recorded-ticks"),
                        new Collecting<>("recorded-decisions"),
                        new Collecting<>("recorded-reach")));
    }

    static byte[] event(Event event) {
        return Wire.of(Event.class).encode(event);
    }

    static byte[] tick(Tick tick) {
        return Wire.of(Tick.class).encode(tick);
    }

    static byte[] control(Control control) {
        return Wire.of(Control.class).encode(control);
    }

    /** A sink that collects under that name. */
    static <T> Sink<T> collecting(String name) {
        return new Collecting<>(name);
    }

    /** What the sink of that name received. */
    static List<Object> collected(String name) {
        return new ArrayList<>(COLLECTED.computeIfAbsent(name, n -> new ConcurrentLinkedQueue<>()));
    }

    static void clear() {
        COLLECTED.clear();
    }

    private static DataGeneratorSource<Arrival> events(List<byte[]> records) {
        ArrayList<byte[]> all = new ArrayList<>(records);
        GeneratorFunction<Long, Arrival> read = i -> arrival(i, all.get(i.intValue()));
        return new DataGeneratorSource<>(read, all.size(), StreamType.ARRIVAL);
    }

    static Arrival arrival(long offset, byte[] record) {
        return Arrival.read("events", 0, offset, record);
    }

    private static DataGeneratorSource<Found<Control>> control(List<byte[]> records) {
        ArrayList<byte[]> all = new ArrayList<>(records);
        GeneratorFunction<Long, Found<Control>> read =
                i -> new Found.Reader<>(Control.class).read("control", 0, i, all.get(i.intValue()));
        return new DataGeneratorSource<>(read, all.size(), StreamType.found(Control.class));
    }

    private record Collecting<T>(String name) implements Sink<T> {
        private static final long serialVersionUID = 1L;

        @Override
        public SinkWriter<T> createWriter(WriterInitContext context) {
            Queue<Object> queue = COLLECTED.computeIfAbsent(name, n -> new ConcurrentLinkedQueue<>());
            return new SinkWriter<>() {
                @Override
                public void write(T value, Context at) {
                    queue.add(value);
                }

                @Override
                public void flush(boolean endOfInput) throws IOException {}

                @Override
                public void close() {}
            };
        }
    }
}
