package org.opportune.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.model.CalendarYear;
import org.opportune.model.DialledClass;
import org.opportune.model.Handset;
import org.opportune.model.Place;
import org.opportune.schemas.event.Event;

/**
 * What one subscriber does and when a scenario should be recognised.
 *
 * @param name unique within its text
 * @param description what it shows, in words; null = the name says it
 * @param scenario id of the scenario
 * @param places in force during the test
 * @param handsets the catalogue during the test
 * @param calendar the years known during the test
 * @param numbers classes of dialled numbers during the test
 * @param startMs UTC ms from which its times count
 * @param events in order of time, all of one made-up subscriber
 * @param matchesAtMs UTC ms of every match expected, ascending; empty = none
 * @param decisions everything that campaigns decide, in order of time and campaign; null = not asked
 * @param untilMs UTC ms up to which silence is waited out, inclusive
 */
public record ScenarioTest(
        String name,
        @Nullable String description,
        String scenario,
        List<Place> places,
        List<Handset> handsets,
        List<CalendarYear> calendar,
        List<DialledClass> numbers,
        long startMs,
        List<Event> events,
        List<Long> matchesAtMs,
        @Nullable List<ExpectedDecision> decisions,
        long untilMs) {
    /** The subscriber of every test: a number that cannot be given to anybody. */
    public static final long SUBSCRIBER = 999_000_000_001L;

    public ScenarioTest {
        places = List.copyOf(places);
        handsets = List.copyOf(handsets);
        calendar = List.copyOf(calendar);
        numbers = List.copyOf(numbers);
        events = List.copyOf(events);
        matchesAtMs = List.copyOf(matchesAtMs);
        decisions = decisions == null ? null : List.copyOf(decisions);
    }
}
