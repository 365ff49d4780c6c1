package org.opportune.pipeline.operator;

import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.measure.Measures;
import org.opportune.pipeline.order.OrderBuffer;
import org.opportune.schemas.Envelope;

/**
 * The order buffer with the rule by which events leave it: when both inputs have passed them, or earlier if they take
 * more than the limit and control has promised to say nothing more of their time. One thread; gauges read beside it.
 */
final class OrderStation {
    /** Nothing needs to go early. */
    static final long NONE = Long.MIN_VALUE;

    private final OrderBuffer buffer;
    private final long limitBytes;
    private final LongBinaryOperator reached;

    private long eventWatermarkMs = Long.MIN_VALUE;
    private long controlWatermarkMs = Long.MIN_VALUE;
    private long promisedMs = Long.MIN_VALUE;
    /** Events at or before this are being released. */
    private long goalMs = Long.MIN_VALUE;
    /** The time last said to timers and downstream. */
    private long announcedMs = Long.MIN_VALUE;

    /**
     * @param limitBytes heap octets that waiting events may take
     * @param reached the time that both inputs have reached, of the watermark of events and that of control
     */
    OrderStation(OrderBuffer buffer, long limitBytes, LongBinaryOperator reached) {
        this.buffer = buffer;
        this.limitBytes = limitBytes;
        this.reached = reached;
    }

    void register(Measures measures) {
        measures.gauge(Measure.BUFFER_EVENTS, buffer::size);
        measures.gauge(Measure.BUFFER_BYTES, buffer::bytes);
        measures.gauge(Measure.BUFFER_LIMIT_BYTES, () -> limitBytes);
        measures.time(Measure.EVENT_WATERMARK_MS, () -> eventWatermarkMs);
        measures.time(Measure.CONTROL_WATERMARK_MS, () -> controlWatermarkMs);
        measures.time(Measure.RELEASED_MS, () -> announcedMs);
    }

    OrderBuffer buffer() {
        return buffer;
    }

    void eventWatermark(long ms) {
        eventWatermarkMs = Math.max(eventWatermarkMs, ms);
    }

    void controlWatermark(long ms) {
        controlWatermarkMs = Math.max(controlWatermarkMs, ms);
    }

    /** Control says nothing more of times at or before {@code ms}. Counts for early releases alone. */
    void promised(long ms) {
        promisedMs = Math.max(promisedMs, ms);
    }

    /** The time that both inputs have reached, UTC ms. */
    long reachedMs() {
        return reached.applyAsLong(eventWatermarkMs, controlWatermarkMs);
    }

    /** Takes the time reached as the goal of the release, and says whether it is a new one. */
    boolean advance() {
        long timeMs = reachedMs();
        if (timeMs <= announcedMs) {
            return false;
        }
        goalMs = Math.max(goalMs, timeMs);
        buffer.released(goalMs);
        return true;
    }

    /** The next event up to the goal, or null. */
    @Nullable
    Envelope poll() {
        return buffer.poll(goalMs);
    }

    /** Takes the time reached as announced, and says whether it is a new one. */
    boolean announce() {
        long timeMs = reachedMs();
        if (timeMs <= announcedMs) {
            return false;
        }
        announcedMs = timeMs;
        return true;
    }

    boolean isFull() {
        return buffer.bytes() > limitBytes;
    }

    /**
     * Once the buffer was full, and for as long as it holds more than nine tenths of the limit: moves the goal to the
     * oldest event, if control has promised that time. What comes behind it is late.
     *
     * @return the time up to which events go now, {@link #NONE} = no more of them
     */
    long moveEarly() {
        long timeMs = buffer.oldestMs();
        if (buffer.bytes() <= limitBytes / 10 * 9 || timeMs > promisedMs) {
            return NONE;
        }
        goalMs = Math.max(goalMs, timeMs);
        buffer.released(timeMs);
        return timeMs;
    }
}
