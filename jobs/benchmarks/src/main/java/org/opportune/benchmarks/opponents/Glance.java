package org.opportune.benchmarks.opponents;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Device;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.LocationKind;
import org.opportune.schemas.event.RadioTechnology;

/**
 * What the four patterns ask of an event, decoded once: the shared buffers keep whole events, so they are kept small.
 *
 * @param ms UTC ms, happened-at
 * @param newRadio LTE or NR
 * @param cell null = the event shows none
 * @param dialled digits of an originating call; null = none
 */
record Glance(
        long msisdn,
        long ms,
        EventKind kind,
        long idHigh,
        long idLow,
        boolean newRadio,
        @Nullable String cell,
        @Nullable String tac,
        @Nullable String previousTac,
        @Nullable String dialled) {

    static Glance of(Envelope envelope, Event event) {
        Location location = event.getLocation();
        Device device = event.getDevice();
        Counterpart other = event.getCounterpart();
        boolean calls = event.getCall() != null && event.getCall().getDirection() == Direction.ORIGINATING;
        return new Glance(
                envelope.msisdn(),
                envelope.happenedMs(),
                envelope.kind(),
                envelope.idHigh(),
                envelope.idLow(),
                event.getRadio() == RadioTechnology.LTE || event.getRadio() == RadioTechnology.NR,
                location != null && location.getKind() == LocationKind.CELL ? location.getId() : null,
                device == null ? null : device.getTac(),
                device == null ? null : device.getPreviousTac(),
                calls && other != null ? other.getDigits() : null);
    }

    EventId id() {
        return EventIds.of(idHigh, idLow);
    }

    /** The house's order among events of one time: by id, as all of these are moments. */
    static int compare(Glance a, Glance b) {
        int high = Long.compareUnsigned(a.idHigh, b.idHigh);
        return high == 0 ? Long.compareUnsigned(a.idLow, b.idLow) : high;
    }

    /** Without number and content: it may appear in exceptions. */
    @Override
    public String toString() {
        return "Glance[" + kind + ", ms=" + ms + "]";
    }
}
