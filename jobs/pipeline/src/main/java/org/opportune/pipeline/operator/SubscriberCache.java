package org.opportune.pipeline.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.jspecify.annotations.Nullable;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.measure.Measures;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.profile.ColdProfile;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.profile.HotProfile;
import org.opportune.subscriber.profile.HotProfileCodec;

/**
 * Subscribers in hand, written behind: to RocksDB when they leave, and all before a checkpoint. What a read finds is
 * always what the last write left. One thread.
 */
final class SubscriberCache {
    /** Sets the key that the states answer for. */
    interface KeySetter {
        void setCurrentKey(long msisdn);
    }

    private final KeySetter keys;
    private final ValueState<byte[]> hot;
    private final ValueState<byte[]> cold;
    private final HotProfileCodec codec = new HotProfileCodec();
    private final LongFunction<ColdProfile> coldReader = this::readCold;
    private final Wire<ColdProfile> coldWire = Wire.of(ColdProfile.class);
    private final ClockTable subscribers;
    private final Counter hotReads = new SimpleCounter();
    private final Counter hotWrites = new SimpleCounter();
    private final Counter coldReads = new SimpleCounter();
    private final Counter coldWrites = new SimpleCounter();
    private final Counter evictions = new SimpleCounter();

    /**
     * @param capacity subscribers kept, at least 1
     */
    SubscriberCache(int capacity, KeySetter keys, ValueState<byte[]> hot, ValueState<byte[]> cold) {
        this.keys = keys;
        this.hot = hot;
        this.cold = cold;
        this.subscribers = new ClockTable(capacity);
    }

    /** The subscriber, as last left. */
    Subscriber get(long msisdn) throws IOException {
        Subscriber known = subscribers.get(msisdn);
        if (known != null) {
            return known;
        }
        Subscriber read = read(msisdn);
        Subscriber leaving = subscribers.put(read);
        if (leaving != null) {
            evictions.inc();
            write(leaving);
        }
        return read;
    }

    private Subscriber read(long msisdn) throws IOException {
        hotReads.inc();
        keys.setCurrentKey(msisdn);
        byte[] bytes = hot.value();
        return new Subscriber(msisdn, bytes == null ? new HotProfile() : codec.read(bytes), coldReader);
    }

    private ColdProfile readCold(long msisdn) {
        coldReads.inc();
        keys.setCurrentKey(msisdn);
        try {
            byte @Nullable [] bytes = cold.value();
            return bytes == null ? Subscriber.emptyCold() : coldWire.decode(bytes);
        } catch (UndecodableRecord e) {
            throw new IllegalStateException("state cold-v1 holds bytes that are no cold profile", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read state cold-v1", e);
        }
    }

    /** Writes every changed subscriber. */
    void flush() throws IOException {
        for (int i = 0; i < subscribers.size(); i++) {
            write(subscribers.at(i));
        }
    }

    private void write(Subscriber s) throws IOException {
        if (!s.hotChanged() && !s.coldChanged()) {
            return;
        }
        keys.setCurrentKey(s.msisdn());
        if (s.hotChanged()) {
            hot.update(codec.write(s.hot()));
            hotWrites.inc();
        }
        if (s.coldChanged()) {
            cold.update(coldWire.encode(s.cold()));
            coldWrites.inc();
        }
        s.stored();
    }

    void register(Measures measures) {
        measures.gauge(Measure.CACHE_SUBSCRIBERS, subscribers::size);
        measures.counter(Measure.CACHE_EVICTIONS, evictions);
        measures.counter(Measure.HOT_READS, hotReads);
        measures.counter(Measure.HOT_WRITES, hotWrites);
        measures.counter(Measure.COLD_READS, coldReads);
        measures.counter(Measure.COLD_WRITES, coldWrites);
    }
}
