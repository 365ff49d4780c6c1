package org.opportune.pipeline.operator;

import org.apache.flink.metrics.Counter;
import org.opportune.engine.Partials;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.SubscriberSample;

/**
 * Partial matches of all subscribers, counted by what each step changes: they are in state, and nobody walks state to
 * count. The sum is in the checkpoint. One thread.
 */
final class OpenPartials {
    private final Tally.Count open;
    private final Counter expired;
    private final Counter refused;
    private final OpenSample sample;
    private Partials of = new Partials();
    private int openBefore;
    private long expiredBefore;
    private long refusedBefore;
    private boolean sampled;

    OpenPartials(Tally.Count open, Counter expired, Counter refused, OpenSample sample) {
        this.open = open;
        this.expired = expired;
        this.refused = refused;
        this.sample = sample;
    }

    /** A step of the subscriber begins. */
    void before(Subscriber subscriber) {
        of = subscriber.hot().partials();
        openBefore = of.open();
        expiredBefore = of.expired();
        refusedBefore = of.refused();
        sampled = SubscriberSample.has(subscriber.msisdn());
        if (sampled) {
            sample.add(of, -1);
        }
    }

    /** It has ended; the subscriber may have been forgotten in it. */
    void after(Subscriber subscriber) {
        int change = subscriber.hot().partials().open() - openBefore;
        if (change != 0) {
            open.add(change);
        }
        if (of.expired() != expiredBefore) {
            expired.inc(of.expired() - expiredBefore);
        }
        if (of.refused() != refusedBefore) {
            refused.inc(of.refused() - refusedBefore);
        }
        if (sampled) {
            sample.add(subscriber.hot().partials(), 1);
        }
    }
}
