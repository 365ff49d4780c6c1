package org.opportune.pipeline.operator;

import java.util.function.LongConsumer;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.SubscriberStep;

/**
 * What is due at a time although nothing happens then. The timer covers silence only: it may fire in vain and is never
 * deleted. One thread.
 */
final class WakeUps {
    private final InternalTimerService<VoidNamespace> timers;
    private final LongConsumer keys;
    private final long horizonMs;
    private final SubscriberStep step;
    private final Emitter out;
    private final OpenPartials open;

    /**
     * @param keys takes the subscriber whose timer is set next
     * @param horizonMs UTC ms beyond which nothing is run, but told as open
     */
    WakeUps(
            InternalTimerService<VoidNamespace> timers,
            LongConsumer keys,
            long horizonMs,
            SubscriberStep step,
            Emitter out,
            OpenPartials open) {
        this.timers = timers;
        this.keys = keys;
        this.horizonMs = horizonMs;
        this.step = step;
        this.out = out;
        this.open = open;
    }

    /** Sees to it that the subscriber is woken when something is due. */
    void set(Subscriber subscriber) {
        long wakeMs = subscriber.hot().nextWakeMs();
        if (wakeMs < subscriber.hot().timerMs()) {
            subscriber.hot().timerMs(wakeMs);
            subscriber.touchHot();
            keys.accept(subscriber.msisdn());
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, wakeMs);
        }
    }

    /** The subscriber's timer fired. */
    void fired(Subscriber subscriber, long timeMs) {
        subscriber.hot().timerMs(Long.MAX_VALUE);
        subscriber.touchHot();
        if (timeMs <= horizonMs) {
            open.before(subscriber);
            step.onTime(subscriber, timeMs, out);
            open.after(subscriber);
        } else if (timeMs == subscriber.hot().nextWakeMs()) {
            out.openAtEnd(subscriber, timeMs);
            return;
        } else if (timeMs > subscriber.hot().nextWakeMs()) {
            // Told already: nothing is behind the horizon but reports, in order of time.
            return;
        }
        set(subscriber);
    }
}
