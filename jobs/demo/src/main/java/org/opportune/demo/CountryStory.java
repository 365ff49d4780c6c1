package org.opportune.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.fact.Tenancy;
import org.opportune.simulators.traffic.DemoTraffic;

/**
 * A day and a morning of invented traffic. Definitions come one after the other while it runs, as they do in life:
 * first scenarios, then campaigns, then the policy that lets them speak; a scenario is changed in the morning and a
 * campaign retired in the night.
 */
final class CountryStory {
    private static final long HOUR = 3_600_000;
    private static final long MINUTE = 60_000;
    private static final Duration BOUND = Duration.ofMinutes(20);
    private static final long LEAVERS = 3;

    private CountryStory() {}

    static Story of(long seed, int subscribers) {
        DemoTraffic traffic = new DemoTraffic(seed, DemoTraffic.USUAL_START, subscribers, BOUND);
        long startMs = traffic.start().toEpochMilli();
        Stream<Story.Delivery> lived = traffic.arrivals().stream()
                .map(a -> new Story.Delivery(a.arrivalMs(), a.event(), a.event() == null ? a.value() : null));
        List<Story.Delivery> deliveries = Stream.concat(lived, leavers(traffic).stream())
                .sorted(Comparator.comparingLong(Story.Delivery::arrivalMs))
                .toList();
        return new Story(
                startMs,
                traffic.end().toEpochMilli() + 2 * HOUR,
                deliveries,
                publications(startMs),
                List.of(DemoTraffic.MOMENTS, DemoTraffic.FACTS),
                traffic::feedAlive,
                BOUND.toMillis(),
                MINUTE,
                10 * MINUTE,
                "nobody agreed to anything.");
    }

    /** When what comes into force, in hours after the start at 06:00. */
    private static List<Control> publications(long startMs) {
        List<Control> all = new ArrayList<>(List.of(
                Author.publish(ControlKind.PLACES, "places", "country/places", 0),
                Author.library("airport-long-stay", 0),
                Author.library("hotline-follow-up", 0),
                Author.publish(ControlKind.SCENARIO, "hotline-follow-up", "country/hotline-follow-up", startMs + HOUR),
                Author.publish(ControlKind.CAMPAIGN, "airport-lounge", "country/airport-lounge", startMs + HOUR),
                Author.publish(
                        ControlKind.CAMPAIGN, "hotline-offers", "country/hotline-offers", startMs + 150 * MINUTE),
                Author.publish(ControlKind.POLICY, "house", "country/house", startMs + 3 * HOUR),
                Author.publish(ControlKind.CAMPAIGN, "hotline-survey", "country/hotline-survey", startMs + 4 * HOUR),
                Author.retire(ControlKind.CAMPAIGN, "hotline-survey", startMs + 22 * HOUR)));
        all.sort(Comparator.comparingLong(Control::getAskedMs));
        return all;
    }

    /** Some who call a hotline before dawn give up their number before the morning. */
    private static List<Story.Delivery> leavers(DemoTraffic traffic) {
        long dawnMs = traffic.start().toEpochMilli() + 23 * HOUR + 20 * MINUTE;
        return traffic.events().stream()
                .filter(e -> e.getKind() == EventKind.CALL_ENDED
                        && e.getHappenedMs() > dawnMs
                        && e.getCounterpart() != null
                        && e.getCounterpart().getDigits().matches("12580|10086"))
                .limit(LEAVERS)
                .map(e -> leaver(e.getMsisdn(), traffic.start().toEpochMilli() + 25 * HOUR + 30 * MINUTE))
                .collect(Collectors.toList());
    }

    private static Story.Delivery leaver(long msisdn, long atMs) {
        Event event = Event.newBuilder()
                .setId(new EventId(EventIds.event(DemoTraffic.FACTS, "termination/" + msisdn)))
                .setSource(DemoTraffic.FACTS)
                .setMsisdn(msisdn)
                .setKind(EventKind.TERMINATION)
                .setHappenedMs(atMs)
                .setKnownMs(atMs)
                .setFact(new Tenancy(null, "given up"))
                .build();
        return new Story.Delivery(atMs, event, null);
    }
}
