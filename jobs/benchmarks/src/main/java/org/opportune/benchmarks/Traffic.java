package org.opportune.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.EventKinds;
import org.opportune.schemas.event.Call;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Device;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.IdentityKind;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.LocationKind;
import org.opportune.schemas.event.Message;
import org.opportune.schemas.event.NumberClass;
import org.opportune.schemas.event.RadioTechnology;
import org.opportune.schemas.event.Service;
import org.opportune.schemas.event.Session;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.Consent;
import org.opportune.schemas.fact.DataCategory;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.fact.Quota;
import org.opportune.schemas.fact.Tag;

/** The events of the workload, one after the other as they become known. The same seed gives the same events. */
final class Traffic {
    private static final long FIRST_MSISDN = 8_613_800_000_000L;
    private static final String SOURCE = "benchmark";

    private final Workload workload;
    private final long events;
    private final SplittableRandom random;
    private final EventKind[] mix;
    private final List<String> hotlines;
    /** Sums of the shares of the hotlines, the last 1; empty if they are called alike. */
    private final double[] hotlineShares;

    private final List<String> handsets;
    private final Country country;
    /** By subscriber: the handset, and the one before if it was changed. */
    private final byte[] handset;

    private final byte[] formerHandset;
    private final List<Integer> changed = new ArrayList<>();

    private long next;

    /** @param events how many will be asked for */
    Traffic(Workload workload, long events) {
        this.workload = workload;
        this.events = events;
        this.random = new SplittableRandom(workload.seed());
        this.mix = workload.mix();
        this.hotlines = workload.words("hotlines");
        this.hotlineShares = workload.has("hotline-zipf") ? zipf(hotlines.size()) : new double[0];
        this.handsets = workload.handsets();
        long moves = Arrays.stream(mix).filter(Traffic::isMove).count();
        double movesPerSecond = events * moves / 1000.0 / (workload.number("hours") * 3600);
        this.country = new Country(workload, random.split(), movesPerSecond);
        this.handset = new byte[workload.subscribers()];
        for (int i = 0; i < handset.length; i++) {
            handset[i] = (byte) random.nextInt(handsets.size());
        }
        this.formerHandset = handset.clone();
    }

    private boolean chance(String perMille) {
        return random.nextInt(1000) < workload.number(perMille);
    }

    private static boolean isMove(EventKind kind) {
        return kind == EventKind.CELL_CHANGE || kind == EventKind.LOCATION_UPDATE;
    }

    Event next() {
        long index = next++;
        EventKind kind = mix[random.nextInt(mix.length)];
        long knownMs = workload.knownMs(index, events);
        int subscriber = subscriber(kind, knownMs);
        Event event = new Event();
        event.setId(new EventId(EventIds.event(SOURCE, Long.toString(index))));
        event.setSource(SOURCE);
        event.setMsisdn(FIRST_MSISDN + subscriber);
        event.setKind(kind);
        event.setKnownMs(knownMs);
        event.setHappenedMs(knownMs - random.nextLong(workload.number("disorder-ms") + 1));
        event.setIdentityKind(IdentityKind.MSISDN);
        if (EventKinds.isFact(kind)) {
            event.setFact(fact(kind));
        } else {
            // Calls fall back to the old radio; all else is on the new one.
            event.setRadio(kind.name().startsWith("CALL_") ? RadioTechnology.GSM : RadioTechnology.LTE);
            event.setLocation(new Location(LocationKind.CELL, country.cellId(subscriber)));
            detail(event, kind);
            event.setDevice(device(subscriber, kind));
        }
        return event;
    }

    private int subscriber(EventKind kind, long knownMs) {
        if (isMove(kind)) {
            return country.move(knownMs);
        }
        boolean back = kind == EventKind.HANDSET_CHANGED && !changed.isEmpty() && chance("handset-back");
        return back ? changed.get(random.nextInt(changed.size())) : country.anybody();
    }

    /** Who changed before goes back: the others take any other handset. */
    private @Nullable Device device(int subscriber, EventKind kind) {
        if (kind == EventKind.HANDSET_CHANGED) {
            byte former = handset[subscriber];
            byte other = (byte) ((former + 1 + random.nextInt(handsets.size() - 1)) % handsets.size());
            handset[subscriber] = formerHandset[subscriber] == former ? other : formerHandset[subscriber];
            formerHandset[subscriber] = former;
            changed.add(subscriber);
            return new Device(handsets.get(handset[subscriber]), handsets.get(former));
        }
        boolean told = kind == EventKind.LOCATION_UPDATE || kind == EventKind.POWER_ON;
        return told ? new Device(handsets.get(handset[subscriber]), null) : null;
    }

    /** Facts of the mix; another kind in the mix needs its fields here. */
    private Object fact(EventKind kind) {
        if (kind == EventKind.CONSENT) {
            return new Consent(true, Purpose.MARKETING, Channel.SMS, DataCategory.ANY, null, null, null);
        }
        if (kind == EventKind.TAG) {
            return new Tag("segment-" + random.nextInt(20), true, null, null);
        }
        if (kind == EventKind.QUOTA_USAGE) {
            return new Quota(
                    "plan-" + random.nextInt(10), random.nextLong(10_000_000_000L), 10_000_000_000L, null, null);
        }
        throw new IllegalStateException("no fields for the kind: kind=" + kind);
    }

    private void detail(Event event, EventKind kind) {
        String name = kind.name();
        if (name.startsWith("CALL_")) {
            Direction direction = direction();
            event.setCall(new Call(direction, name.equals("CALL_ENDED") ? random.nextLong(900) : null, null));
            boolean hotline = direction == Direction.ORIGINATING && chance("hotline");
            event.setCounterpart(hotline ? hotline() : person());
        } else if (name.startsWith("SMS_") || name.startsWith("MMS_")) {
            event.setMessage(new Message(direction(), null, null, null));
            event.setCounterpart(person());
        } else if (name.endsWith("_SESSION")) {
            event.setSession(new Session(random.nextLong(50_000_000), random.nextLong(3_600), null, "video"));
        } else if (kind == EventKind.SERVICE_USED) {
            event.setService(new Service("svc-" + random.nextInt(50), "use", null));
        }
    }

    private Direction direction() {
        return random.nextBoolean() ? Direction.ORIGINATING : Direction.TERMINATING;
    }

    private Counterpart hotline() {
        int which = random.nextInt(hotlines.size());
        if (hotlineShares.length > 0) {
            int at = Arrays.binarySearch(hotlineShares, random.nextDouble());
            which = Math.min(at < 0 ? -1 - at : at, hotlines.size() - 1);
        }
        return new Counterpart(hotlines.get(which), 0, 1, NumberClass.SERVICE, null);
    }

    /** The n-th has an n-th of the share of the first. */
    private static double[] zipf(int size) {
        double[] sums = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += 1.0 / (i + 1);
            sums[i] = sum;
        }
        for (int i = 0; i < size; i++) {
            sums[i] /= sum;
        }
        return sums;
    }

    private Counterpart person() {
        long number = FIRST_MSISDN + random.nextInt(10_000_000);
        return new Counterpart(Long.toString(number).substring(2), 2, 1, NumberClass.SUBSCRIBER, number);
    }
}
