package org.opportune.simulators.traffic;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.event.Event;

/**
 * About 26 hours of invented traffic. The same arguments give the same octets, on every machine.
 *
 * <p>Meant to begin at 06:00 in {@link #LOCAL_ZONE}: then nights and mornings fall where the night visitors and night
 * callers expect them. Immutable.
 */
public final class DemoTraffic {
    /** Feed of the moments. */
    public static final String MOMENTS = "a-interface";

    /** Feed of the facts. */
    public static final String FACTS = "crm";

    /** Where everybody lives. */
    public static final ZoneId LOCAL_ZONE = ZoneId.of("Asia/Shanghai");

    /** 06:00 in {@link #LOCAL_ZONE}, on a Monday. */
    public static final Instant USUAL_START = Instant.parse("2026-03-01T22:00:00Z");

    private static final Duration LENGTH = Duration.ofHours(26);
    private static final Duration SILENCE_BEGINS = Duration.ofMinutes(19 * 60 + 30);
    private static final Duration SILENCE = Duration.ofMinutes(90);

    private final Instant start;
    private final List<Event> events;
    private final long silenceFromMs;
    private final long silenceToMs;
    private final Delays delays;

    /** 300 subscribers; what is late is so by more than 10 s. */
    public DemoTraffic(long seed, Instant start) {
        this(seed, start, 300, Duration.ofSeconds(10));
    }

    /**
     * Traffic of {@code subscribers} people.
     *
     * @param subscribers at least 200, so that everybody the demo needs is there
     * @param bound how much later than others an event may arrive without being late; at least a second
     */
    public DemoTraffic(long seed, Instant start, int subscribers, Duration bound) {
        if (subscribers < 200 || bound.toMillis() < 1_000) {
            throw new IllegalArgumentException("at least 200 subscribers and a bound of a second: subscribers="
                    + subscribers + ", bound=" + bound);
        }
        this.start = start;
        this.silenceFromMs = start.plus(SILENCE_BEGINS).toEpochMilli();
        this.silenceToMs = silenceFromMs + SILENCE.toMillis();
        this.events = live(seed, subscribers);
        this.delays = new Delays(this, seed, bound);
    }

    /** Every event once, in the order (happened, id). */
    public List<Event> events() {
        return events;
    }

    /** All records as they reach the first door, in order of arrival: some late, some twice, some garbage. */
    public List<Arrival> arrivals() {
        return delays.arrivals();
    }

    public Planted planted() {
        return delays.planted();
    }

    public Instant start() {
        return start;
    }

    /** No event happens at or after it. */
    public Instant end() {
        return start.plus(LENGTH);
    }

    /** The cells of the airport, as locations write them. */
    public static List<String> airportCells() {
        return Cells.AIRPORT;
    }

    /** False while the feed is silent: then it has no events, and should have no ticks. */
    public boolean feedAlive(String feed, long timeMs) {
        return !feed.equals(MOMENTS) || timeMs < silenceFromMs || timeMs >= silenceToMs;
    }

    long silenceFromMs() {
        return silenceFromMs;
    }

    long silenceToMs() {
        return silenceToMs;
    }

    private List<Event> live(long seed, int subscribers) {
        Cast cast = new Cast(start.toEpochMilli(), silenceFromMs, silenceToMs);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < subscribers; i++) {
            people.add(Person.invent(
                    i, random(seed, "person", i), cast.visits(i % Cast.CYCLE, random(seed, "visits", i))));
        }
        List<Long> numbers = people.stream().map(Person::msisdn).toList();
        List<Event> lived = new ArrayList<>();
        for (Person person : people) {
            int i = person.index();
            Life life = new Life(person, random(seed, "life", i), start.toEpochMilli(), end().toEpochMilli());
            lived.addAll(life.live(cast.calls(i % Cast.CYCLE, random(seed, "calls", i)), numbers));
        }
        return lived.stream()
                .filter(e -> feedAlive(e.getSource(), e.getHappenedMs()))
                .sorted(Comparator.comparingLong(Event::getHappenedMs).thenComparing(Event::getId))
                .toList();
    }

    /** Each use has a sequence of its own, so that a change to one leaves the others alone. */
    static Random random(long seed, String use, int index) {
        byte[] hash = EventIds.hash(EventIds.part(seed), EventIds.part(use), EventIds.part((long) index));
        return new Random(ByteBuffer.wrap(hash).getLong());
    }
}
