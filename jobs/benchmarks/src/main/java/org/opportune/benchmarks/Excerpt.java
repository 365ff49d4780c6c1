package org.opportune.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opportune.pipeline.control.ControlReader;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.subscriber.Definitions;
import org.opportune.subscriber.InMemorySubscribers;

/** Some events of the workload in memory, and what the step makes of them. One thread. */
public final class Excerpt {
    private final Definitions definitions;
    private final List<Event> events = new ArrayList<>();
    private final List<byte[]> bytes = new ArrayList<>();
    private final InMemorySubscribers subscribers;

    /** @param crowd by name, as {@link Crowd} has it */
    public Excerpt(String crowd, int subscribers, int count) {
        Workload workload = new Workload(Crowd.valueOf(crowd), subscribers);
        this.definitions = ControlReader.definitions(workload.control());
        Wire<Event> wire = Wire.of(Event.class);
        Traffic traffic = new Traffic(workload, count);
        for (int i = 0; i < count; i++) {
            Event event = traffic.next();
            events.add(event);
            bytes.add(wire.encode(event));
        }
        events.sort(Comparator.comparingLong(Event::getHappenedMs));
        this.subscribers = Replay.after(definitions, bytes);
    }

    public Definitions definitions() {
        return definitions;
    }

    /** By happened-at time. */
    public List<Event> events() {
        return events;
    }

    /** As they become known. */
    public List<byte[]> bytes() {
        return bytes;
    }

    /** After the last event. */
    public InMemorySubscribers subscribers() {
        return subscribers;
    }
}
