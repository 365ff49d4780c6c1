package org.opportune.kafka;

import org.opportune.schemas.EventIds;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;

/** Records for tests; numbers are of the fictional range +999. */
final class Samples {
    private Samples() {}

    static Control control(String id) {
        return Control.newBuilder()
                .setKind(ControlKind.SCENARIO)
                .setVerb(ControlVerb.PUBLISH)
                .setId(id)
                .setText("scenario: " + id)
                .build();
    }

    static Event event(EventKind kind, long subscriber, long happenedMs) {
        return Event.newBuilder()
                .setId(new EventId(EventIds.event("test", kind + "/" + subscriber + "/" + happenedMs)))
                .setSource("test")
                .setMsisdn(999_000_000_000L + subscriber)
                .setKind(kind)
                .setHappenedMs(happenedMs)
                .setKnownMs(happenedMs)
                .build();
    }
}
