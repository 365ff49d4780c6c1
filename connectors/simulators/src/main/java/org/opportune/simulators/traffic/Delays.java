package org.opportune.simulators.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.opportune.schemas.EventKinds;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;

/** How events reach the first door: a little late each, some far too late, some twice, and with garbage in between. */
final class Delays {
    private static final int GARBAGE = 7;
    private static final int ONE_IN_LATE = 300;
    private static final int ONE_IN_TWICE = 150;
    private static final long MINUTE = 60_000;

    private final DemoTraffic traffic;
    private final long boundMs;
    private final Random random;
    private final Wire<Event> wire = Wire.of(Event.class);
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Planted planted;
    private long late;
    private long duplicates;

    Delays(DemoTraffic traffic, long seed, Duration bound) {
        this.traffic = traffic;
        this.boundMs = bound.toMillis();
        this.random = DemoTraffic.random(seed, "delays", 0);
        traffic.events().forEach(this::deliver);
        plantGarbage();
        // Stable: what arrives in one millisecond stays in the order it was planted.
        arrivals.sort(Comparator.comparingLong(Arrival::arrivalMs));
        this.planted = new Planted(
                traffic.events().size(),
                late,
                duplicates,
                GARBAGE,
                countOutOfOrder(),
                traffic.silenceFromMs(),
                traffic.silenceToMs());
    }

    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    Planted planted() {
        return planted;
    }

    private void deliver(Event event) {
        long usual = random.nextInt((int) (boundMs / 3));
        boolean isLate = random.nextInt(ONE_IN_LATE) == 0 && mayBeLate(event);
        boolean twice = random.nextInt(ONE_IN_TWICE) == 0 && !isLate;
        long delay = isLate ? boundMs + 10 * MINUTE + random.nextInt((int) (10 * MINUTE)) : usual;
        long arrivalMs = event.getHappenedMs() + delay;
        event.setKnownMs(arrivalMs);
        Arrival arrival = new Arrival(arrivalMs, event.getSource(), event.getMsisdn(), wire.encode(event), event);
        arrivals.add(arrival);
        late += isLate ? 1 : 0;
        if (twice) {
            duplicates++;
            long again = arrivalMs + random.nextInt((int) (boundMs / 3));
            arrivals.add(new Arrival(again, arrival.feed(), arrival.msisdn(), arrival.value(), event));
        }
    }

    /** Moments only, and none whose way would lead into the silence or past the end. */
    private boolean mayBeLate(Event event) {
        long happened = event.getHappenedMs();
        boolean nearSilence =
                happened > traffic.silenceFromMs() - boundMs - 30 * MINUTE && happened < traffic.silenceToMs();
        boolean nearEnd = happened > traffic.end().toEpochMilli() - boundMs - 40 * MINUTE;
        return !EventKinds.isFact(event.getKind()) && !nearSilence && !nearEnd;
    }

    private void plantGarbage() {
        int events = arrivals.size();
        for (int i = 0; i < GARBAGE; i++) {
            Arrival beside = arrivals.get(random.nextInt(events));
            byte[] value = Diary.garbage(i, beside.value());
            arrivals.add(new Arrival(beside.arrivalMs(), beside.feed(), 0, value, null));
        }
    }

    private long countOutOfOrder() {
        long newest = 0;
        long count = 0;
        for (Arrival arrival : arrivals) {
            Event event = arrival.event();
            if (event != null && !EventKinds.isFact(event.getKind())) {
                long behind = newest - event.getHappenedMs();
                count += behind > 0 && behind <= boundMs ? 1 : 0;
                newest = Math.max(newest, event.getHappenedMs());
            }
        }
        return count;
    }
}
