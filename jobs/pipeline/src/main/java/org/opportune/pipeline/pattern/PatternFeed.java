package org.opportune.pipeline.pattern;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.opportune.flinkcep.Occurrence;
import org.opportune.pipeline.StateNames;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.measure.Measures;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.UnappliedReason;

/**
 * Shows patterns what the order station will show our own engine: each event once, none that is late, each at its order
 * time, and each pattern the kinds that it declared. Behind a keyBy of subscribers.
 */
public final class PatternFeed extends AbstractStreamOperator<Occurrence>
        implements OneInputStreamOperator<Envelope, Occurrence> {
    private static final long serialVersionUID = 1L;

    /** Ids of a subscriber that are known again: a repetition comes soon, after a restart of its producer. */
    private static final int IDS = 32;

    /** By version of the scenario. */
    private final TreeMap<String, Set<EventKind>> kinds;

    private long passedMs = Long.MIN_VALUE;
    private transient @Nullable Parts parts;

    /** What exists once the operator is open. */
    private record Parts(ValueState<byte[]> ids, Wire<Event> wire, Counter shown, Counter late, Counter duplicate) {}

    /** @param patterns the patterns to be shown anything */
    public PatternFeed(Patterns patterns) {
        kinds = new TreeMap<>();
        patterns.byVersion().forEach((version, scenario) -> kinds.put(version, scenario.kinds()));
    }

    /** What a pattern is shown. */
    public static OutputTag<Occurrence> to(String version) {
        return new OutputTag<>(version, StreamType.OCCURRENCE);
    }

    @Override
    public void open() throws Exception {
        super.open();
        Measures measures = new Measures(getMetricGroup());
        parts = new Parts(
                getRuntimeContext().getState(StateNames.PATTERN_IDS),
                Wire.of(Event.class),
                measures.counter(Measure.PATTERN_EVENTS),
                measures.counter(Measure.PATTERN_EVENTS_UNSHOWN, UnappliedReason.LATE.name()),
                measures.counter(Measure.PATTERN_EVENTS_UNSHOWN, UnappliedReason.DUPLICATE.name()));
    }

    @Override
    public void processElement(StreamRecord<Envelope> element) throws Exception {
        Parts p = Objects.requireNonNull(parts, "not open yet");
        Envelope event = element.getValue();
        long orderMs = event.orderMs() == Envelope.UNORDERED ? event.happenedMs() : event.orderMs();
        boolean passed = orderMs <= passedMs;
        if (event.verdict() == Envelope.Verdict.LATE || (passed && !event.isFact())) {
            p.late().inc();
        } else if (isRepeated(p.ids(), event.idLow())) {
            p.duplicate().inc();
        } else {
            p.shown().inc();
            show(new Occurrence(decode(p.wire(), event), passed ? passedMs + 1 : orderMs));
        }
    }

    private void show(Occurrence one) {
        kinds.forEach((version, declared) -> {
            if (declared.contains(one.event().getKind())) {
                output.collect(to(version), new StreamRecord<>(one, one.orderMs()));
            }
        });
    }

    /** Newest last. */
    private static boolean isRepeated(ValueState<byte[]> state, long id) throws IOException {
        byte[] known = state.value();
        ByteBuffer ids = ByteBuffer.wrap(known == null ? new byte[0] : known);
        for (int i = 0; i < ids.capacity(); i += Long.BYTES) {
            if (ids.getLong(i) == id) {
                return true;
            }
        }
        int kept = Math.min(ids.capacity(), (IDS - 1) * Long.BYTES);
        ByteBuffer next = ByteBuffer.allocate(kept + Long.BYTES);
        next.put(ids.array(), ids.capacity() - kept, kept).putLong(id);
        state.update(next.array());
        return false;
    }

    private static Event decode(Wire<Event> wire, Envelope event) throws IOException {
        try {
            return wire.decode(event.avro());
        } catch (UndecodableRecord e) {
            throw new IOException("an event was decoded at the door and cannot be here", e);
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        passedMs = Math.max(passedMs, mark.getTimestamp());
        super.processWatermark(mark);
    }
}
