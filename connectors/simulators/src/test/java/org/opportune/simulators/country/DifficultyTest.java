package org.opportune.simulators.country;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.event.Event;
import org.opportune.simulators.country.Score.Span;
import org.opportune.simulators.country.observation.Noise;
import org.opportune.simulators.country.truth.Truth;

/** A detector that knows about swapping cells does well at the middle level of noise; one that does not, does worse. */
class DifficultyTest {
    private static final long MINUTE = 60_000;
    private static final Instant START = Instant.parse("2026-03-01T20:00:00Z");

    @Test
    void ridingNeedsAGuardAgainstSwappingCells() {
        Instant to = START.plus(Duration.ofDays(1));
        Country country = Country.of(7, 1_500, START, Noise.MIDDLE);
        List<Event> events = events(country, to);
        List<Truth> truth = country.truth(START, to).toList();
        Set<Long> shown = truth.stream()
                .filter(t -> "lte".equals(t.details().get("radio")))
                .map(Truth::msisdn)
                .collect(Collectors.toSet());
        Predicate<Truth> ride = t -> t.what().word().equals("riding") && shown.contains(t.msisdn());
        Map<Long, List<Span>> rides = spans(truth, ride);
        Map<Long, List<Span>> longRides = spans(truth, ride.and(t -> t.toMs() - t.fromMs() >= 10 * MINUTE));
        Score guarded = Score.of(Detectors.riding(events, true), rides, longRides, 3 * MINUTE);
        Score naive = Score.of(Detectors.riding(events, false), rides, longRides, 3 * MINUTE);
        assertThat(guarded.precision()).as("%s", guarded).isGreaterThan(0.9);
        assertThat(guarded.recall()).as("%s", guarded).isGreaterThan(0.9);
        assertThat(naive.precision()).as("%s", naive).isLessThan(0.75);
    }

    /** Whoever begins to count anew after every glimpse of a cell outside finds most in the end, but late. */
    @Test
    void waitingAtAnAirportNeedsTolerance() {
        Instant to = START.plus(Duration.ofDays(1));
        Country country = Country.of(8, 6_000, START, Noise.MIDDLE);
        List<Event> events = events(country, to);
        Map<Long, List<Span>> waits = spans(
                country.truth(START, to).toList(),
                t -> t.what().word().equals("inside")
                        && "airport".equals(t.details().get("category"))
                        && t.toMs() - t.fromMs() >= 45 * MINUTE);
        Set<String> cells = country.places().stream()
                .filter(p -> p.category().equals("airport"))
                .flatMap(p -> p.cells().stream())
                .collect(Collectors.toSet());
        Map<Long, List<Span>> inTime = new HashMap<>();
        waits.forEach((msisdn, spans) -> inTime.put(
                msisdn,
                spans.stream()
                        .map(s -> new Span(s.fromMs(), s.fromMs() + 50 * MINUTE))
                        .toList()));
        Score tolerant = Score.of(Detectors.dwell(events, cells, 45 * MINUTE, 5 * MINUTE), waits, inTime, 5 * MINUTE);
        Score naive = Score.of(Detectors.dwell(events, cells, 45 * MINUTE, 0), waits, inTime, 5 * MINUTE);
        assertThat(tolerant.precision()).as("%s", tolerant).isGreaterThan(0.9);
        // The tall cells outside the fence are not the airport's: who is served by one at first is found later.
        assertThat(tolerant.recall()).as("%s", tolerant).isGreaterThan(0.75);
        assertThat(naive.recall()).as("%s", naive).isLessThan(0.5);
    }

    private static List<Event> events(Country country, Instant to) {
        List<Event> events = new ArrayList<>();
        country.events(START, to).forEachRemaining(o -> events.add(o.event()));
        events.sort(Comparator.comparingLong(Event::getHappenedMs));
        return events;
    }

    private static Map<Long, List<Span>> spans(List<Truth> truth, Predicate<Truth> rule) {
        Map<Long, List<Span>> spans = new HashMap<>();
        truth.stream()
                .filter(rule)
                .forEach(t -> spans.computeIfAbsent(t.msisdn(), m -> new ArrayList<>())
                        .add(new Span(t.fromMs(), t.toMs())));
        return spans;
    }
}
