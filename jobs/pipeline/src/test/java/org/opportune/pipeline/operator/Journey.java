package org.opportune.pipeline.operator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.opportune.pipeline.Events;
import org.opportune.pipeline.Texts;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Tick;

/**
 * Some days of some subscribers: short sessions on a grid of five minutes, so that ties and deadlines at an event's very
 * time are common; a night in which messages wait; definitions that change on the way.
 *
 * <p>Moments come live and are ordered by the operator. Facts come recorded, with their order time, because the order
 * of a live fact is that of its arrival on purpose.
 *
 * @param events some of them twice
 */
record Journey(List<Envelope> events, List<Control> control, List<Tick> ticks) {
    /** A feed without tick for longer was silent. */
    static final long SILENT_AFTER_MS = 12 * 60_000L;

    /** 14:00 UTC on a Saturday: 22:00 in Shanghai, and in the night Europe puts its clocks forward. */
    static final long START_MS = 1_774_706_400_000L;

    static final long SLOT_MS = 5 * 60_000L;
    private static final int SLOTS = 30 * 12;
    /** Behind everything: all nights are over. */
    static final long END_MS = START_MS + 4 * 86_400_000L;

    private static final long[] MSISDNS = {8613800000001L, 8613800000002L, 4915100000003L, 4915100000004L, 491510000005L
    };

    static Journey random(Random random) {
        List<Envelope> events = new ArrayList<>();
        int subscribers = 2 + random.nextInt(MSISDNS.length - 1);
        for (int i = 0; i < subscribers; i++) {
            opening(random, MSISDNS[i], events);
        }
        int sessions = 4 + random.nextInt(8);
        for (int i = 0; i < sessions; i++) {
            session(random, MSISDNS[random.nextInt(subscribers)], events);
        }
        for (Envelope e : List.copyOf(events)) {
            if (random.nextInt(8) == 0) {
                events.add(e);
            }
        }
        return new Journey(events, control(random), ticks(random));
    }

    private static void opening(Random random, long msisdn, List<Envelope> events) {
        long key = msisdn * 1000;
        if (random.nextInt(5) > 0) {
            events.add(Events.recorded(Events.consent(msisdn, START_MS, true, key)));
        }
        if (random.nextInt(3) == 0) {
            events.add(Events.recorded(Events.attribute(msisdn, START_MS, "zone", "Europe/Berlin", key + 1)));
        }
        if (random.nextBoolean()) {
            events.add(Events.recorded(Events.tag(msisdn, START_MS, "vip", true, key + 2)));
        }
    }

    private static void session(Random random, long msisdn, List<Envelope> events) {
        long atMs = START_MS + SLOT_MS * random.nextInt(SLOTS);
        int theme = random.nextInt(4);
        int n = 3 + random.nextInt(7);
        for (int i = 0; i < n; i++) {
            Event.Builder event =
                    random.nextInt(4) > 0 ? themed(random, theme, msisdn, atMs) : any(random, msisdn, atMs);
            Envelope envelope = Events.live(event);
            events.add(envelope.isFact() ? Events.recorded(event) : envelope);
            atMs += SLOT_MS * Math.max(0, random.nextInt(5) - 1);
        }
    }

    private static Event.Builder themed(Random random, int theme, long msisdn, long atMs) {
        long key = random.nextLong();
        return switch (theme) {
            case 0 -> Events.seen(msisdn, atMs, random.nextInt(6) == 0 ? Texts.OUTSIDE : Texts.INSIDE, key);
            case 1 -> Events.event(msisdn, atMs, EventKind.CALL_REJECTED, key);
            case 2 ->
                random.nextInt(3) == 0
                        ? Events.event(msisdn, atMs, EventKind.SMS_SENT, key)
                        : Events.call(msisdn, atMs, "10086", key);
            default ->
                random.nextBoolean()
                        ? Events.event(msisdn, atMs, EventKind.TOP_UP, key)
                        : Events.call(msisdn, atMs, "13800138000", key);
        };
    }

    private static Event.Builder any(Random random, long msisdn, long atMs) {
        long key = random.nextLong();
        return switch (random.nextInt(12)) {
            case 0 -> Events.consent(msisdn, atMs, random.nextBoolean(), key);
            case 1 -> Events.tag(msisdn, atMs, "vip", random.nextBoolean(), key);
            case 2 -> Events.blackList(msisdn, atMs, random.nextBoolean(), key);
            case 3 -> Events.reply(msisdn, atMs, "STOP", key);
            case 4 -> Events.attribute(msisdn, atMs, "zone", random.nextBoolean() ? "Europe/Berlin" : null, key);
            case 5 -> Events.attribute(msisdn, atMs, "language", "zh-TW", key);
            case 6 -> Events.event(msisdn, atMs, EventKind.TERMINATION, key);
            case 7 -> Events.event(msisdn, atMs, EventKind.ERASURE, key);
            case 8 -> Events.seen(msisdn, atMs, Texts.OUTSIDE, key);
            case 9 -> Events.event(msisdn, atMs, EventKind.SMS_SENT, key);
            default -> Events.call(msisdn, atMs, "10086", key);
        };
    }

    private static List<Control> control(Random random) {
        List<Control> all = new ArrayList<>();
        for (Control first : opening()) {
            all.add(Texts.stamped(first, START_MS - 3_600_000, all.size()));
        }
        int changes = random.nextInt(5);
        List<Long> times = random.longs(changes, 0, SLOTS)
                .mapToObj(slot -> START_MS + SLOT_MS * slot)
                .sorted()
                .toList();
        for (long effectiveMs : times) {
            all.add(Texts.stamped(change(random), effectiveMs, all.size()));
        }
        return all;
    }

    private static List<Control> opening() {
        return List.of(
                Texts.publish(ControlKind.PLACES, "places", Texts.PLACES),
                Texts.publish(ControlKind.SCENARIO, "stay", Texts.STAY),
                Texts.publish(ControlKind.SCENARIO, "silence", Texts.SILENCE),
                Texts.publish(ControlKind.SCENARIO, "rejections", Texts.REJECTIONS),
                Texts.publish(ControlKind.SCENARIO, "top-up", Texts.TOP_UP),
                Texts.publish(
                        ControlKind.SCENARIO,
                        "watched",
                        Texts.TOP_UP.replace("top-up", "watched") + "status: shadow\n"),
                campaign("unsaid", "watched", "service", ""),
                campaign("lounge", "stay", "marketing", "limits: {cool-down: 6h}\n"),
                campaign("help", "silence", "service", ""),
                campaign("sorry", "rejections", "marketing", "control-group: 20%\n"),
                campaign("bonus", "top-up", "marketing", "audience: \"'vip' in profile.tags\"\n"),
                Texts.publish(ControlKind.POLICY, "night", Texts.NIGHT));
    }

    private static Control change(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> Texts.retire(ControlKind.CAMPAIGN, "lounge");
            case 1 -> Texts.publish(ControlKind.SCENARIO, "rejections", Texts.TWO_REJECTIONS);
            case 2 -> campaign("more", "silence", "marketing", "");
            case 3 -> Texts.retire(ControlKind.SCENARIO, "stay");
            case 4 -> Texts.publish(ControlKind.SCENARIO, "stay", Texts.STAY.replace("30m", "15m"));
            case 5 -> Texts.publish(ControlKind.POLICY, "day", Texts.DAY);
            case 6 -> Texts.retire(ControlKind.POLICY, "night");
            case 7 -> Texts.publish(ControlKind.STOP, random.nextBoolean() ? "campaign/help" : "area/airport", "test");
            case 8 -> Texts.retire(ControlKind.STOP, "campaign/help");
            default -> campaign("bonus", "top-up", "marketing", "");
        };
    }

    private static Control campaign(String id, String scenario, String purpose, String more) {
        return Texts.publish(ControlKind.CAMPAIGN, id, Texts.campaign(id, scenario, purpose, more));
    }

    private static List<Tick> ticks(Random random) {
        List<Tick> ticks = new ArrayList<>();
        long firstMs = START_MS - SLOT_MS + (random.nextInt(3) == 0 ? 100 * SLOT_MS : 0);
        int silentFrom = random.nextInt(SLOTS);
        int silentSlots = random.nextInt(60);
        for (int slot = 0; slot < SLOTS + 40; slot++) {
            long atMs = START_MS + slot * SLOT_MS + random.nextInt((int) SLOT_MS);
            boolean silent = slot >= silentFrom && slot < silentFrom + silentSlots;
            if (atMs >= firstMs && !silent) {
                ticks.add(new Tick("a-interface", atMs));
            }
        }
        return ticks;
    }

    /** The place of an event in the order: its own if it has one, else when it happened. */
    static long orderMs(Envelope event) {
        return event.orderMs() == Envelope.UNORDERED ? event.happenedMs() : event.orderMs();
    }

    /** The events in the total order of design 3.5. */
    List<Envelope> ordered() {
        return events.stream()
                .map(e -> e.ordered(orderMs(e), Envelope.Verdict.ON_TIME))
                .sorted(Comparator.comparingLong(Envelope::msisdn).thenComparing(Envelope.ORDER))
                .toList();
    }
}
