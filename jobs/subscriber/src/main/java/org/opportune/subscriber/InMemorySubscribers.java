package org.opportune.subscriber;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.profile.ColdProfile;
import org.opportune.subscriber.profile.HotProfile;
import org.opportune.subscriber.profile.HotProfileCodec;

/**
 * Subscribers without Flink, for tests and for explaining a decision. Keeps bytes, not objects, so that what is not
 * written back is lost here as it would be in state. One thread.
 */
public final class InMemorySubscribers {
    private final Map<Long, byte[]> hot = new HashMap<>();
    private final Map<Long, byte[]> cold = new HashMap<>();
    private final HotProfileCodec codec = new HotProfileCodec();
    private final Wire<ColdProfile> wire = Wire.of(ColdProfile.class);

    /** The subscriber as stored, or one of whom nothing is known. */
    public Subscriber load(long msisdn) {
        byte[] bytes = hot.get(msisdn);
        try {
            return new Subscriber(msisdn, bytes == null ? new HotProfile() : codec.read(bytes), this::cold);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores what changed. */
    public void save(Subscriber subscriber) {
        try {
            if (subscriber.hotChanged()) {
                hot.put(subscriber.msisdn(), codec.write(subscriber.hot()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (subscriber.coldChanged()) {
            cold.put(subscriber.msisdn(), wire.encode(subscriber.cold()));
        }
        subscriber.stored();
    }

    /** Numbers of all subscribers stored. */
    public Iterable<Long> msisdns() {
        return hot.keySet().stream().sorted().toList();
    }

    private ColdProfile cold(long msisdn) {
        byte[] bytes = cold.get(msisdn);
        try {
            return bytes == null ? Subscriber.emptyCold() : wire.decode(bytes);
        } catch (UndecodableRecord e) {
            throw new IllegalStateException("stored bytes are no cold profile", e);
        }
    }
}
