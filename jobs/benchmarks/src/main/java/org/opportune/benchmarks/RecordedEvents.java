package org.opportune.benchmarks;

import java.nio.file.Path;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.jspecify.annotations.Nullable;
import org.opportune.pipeline.stream.Arrival;
import org.opportune.pipeline.stream.StreamType;

/** The recording as a bounded source: the same bytes and the same decoding at the door for every side. */
final class RecordedEvents implements GeneratorFunction<Long, Arrival> {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long warmUp;
    private transient @Nullable Recording recording;
    private long expected;

    private RecordedEvents(Path file, long warmUp) {
        this.file = file.toString();
        this.warmUp = warmUp;
    }

    /**
     * {@code events} events; {@link Meter} starts when the first {@code warmUp} are through this door.
     *
     * @param definitions of which the one operator must hold so many before the first event, and must have read them
     *     before the meter starts; 0 = nobody waits
     */
    static DataGeneratorSource<Arrival> source(Path file, long events, long warmUp, int definitions) {
        return new DataGeneratorSource<>(
                new RecordedEvents(file, warmUp), events, Readiness.strategy(definitions, warmUp), StreamType.ARRIVAL);
    }

    @Override
    public void open(SourceReaderContext context) {
        recording = Recording.open(Path.of(file));
    }

    @Override
    public Arrival map(Long index) {
        if (recording == null || index != expected++) {
            throw new IllegalStateException("one reader reads from the beginning: index=" + index);
        }
        if (index == warmUp) {
            Meter.start();
        }
        return Arrival.read("benchmark", 0, index, recording.next());
    }
}
