package org.opportune.benchmarks.micro;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.benchmarks.Excerpt;
import org.opportune.engine.Engine;
import org.opportune.engine.Findings;
import org.opportune.engine.Partials;
import org.opportune.engine.Recognition;
import org.opportune.model.ProfileField;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.subscriber.Definitions;
import org.opportune.subscriber.InMemorySubscribers;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.profile.HotProfile;
import org.opportune.subscriber.profile.HotProfileCodec;

/** Events of the workload and what subscribers are after them, to be handed out round and round. One thread. */
final class Sample implements Findings {
    private final Excerpt excerpt;
    private final Wire<Event> wire = Wire.of(Event.class);
    private final HotProfileCodec codec = new HotProfileCodec();
    private final List<byte[]> hot = new ArrayList<>();
    private final List<HotProfile> profiles = new ArrayList<>();
    private final List<byte[]> partials = new ArrayList<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Long, Partials> open = new HashMap<>();
    private int at;
    private int step;

    /** @param crowd of scenarios in force, as {@code Crowd} names it */
    Sample(String crowd) {
        excerpt = new Excerpt(crowd, 2_000, 20_000);
        InMemorySubscribers subscribers = excerpt.subscribers();
        try {
            for (long msisdn : subscribers.msisdns()) {
                Subscriber subscriber = subscribers.load(msisdn);
                hot.add(codec.write(subscriber.hot()));
                profiles.add(subscriber.hot());
                subscriber.hot().partials().write(new DataOutputStream(out));
                partials.add(out.toByteArray());
                out.reset();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T next(List<T> some) {
        at = (at + 1) & Integer.MAX_VALUE;
        return some.get(at % some.size());
    }

    byte[] nextBytes() {
        return next(excerpt.bytes());
    }

    Event decode(byte[] bytes) throws UndecodableRecord {
        return wire.decode(bytes);
    }

    /** The events in their order; from the beginning again with nothing open when they have ended. */
    boolean engineStep() {
        if (step == excerpt.events().size()) {
            step = 0;
            open.clear();
        }
        Event event = excerpt.events().get(step++);
        Definitions in = excerpt.definitions();
        Partials of = open.computeIfAbsent(event.getMsisdn(), m -> new Partials());
        long nowMs = event.getHappenedMs();
        while (of.nextWakeMs() <= nowMs) {
            Engine.onWake(in.plan(), in.tables(), of, nowMs, Sample::unknown, this);
        }
        return Engine.onEvent(in.plan(), in.tables(), of, event, nowMs, Sample::unknown, this);
    }

    @SuppressWarnings("unused") // a profile that knows nothing: what the event says counts
    private static @Nullable Object unknown(ProfileField field) {
        return null;
    }

    HotProfile readHot() throws IOException {
        return codec.read(next(hot));
    }

    byte[] writeHot() throws IOException {
        return codec.write(next(profiles));
    }

    Partials readPartials() throws IOException {
        return Partials.read(new DataInputStream(new ByteArrayInputStream(next(partials))));
    }

    int writePartials() throws IOException {
        out.reset();
        next(profiles).partials().write(new DataOutputStream(out));
        return out.size();
    }

    @Override
    public void matched(Recognition recognition) {}

    @Override
    public void absentField(String scenario, String stepName) {}
}
