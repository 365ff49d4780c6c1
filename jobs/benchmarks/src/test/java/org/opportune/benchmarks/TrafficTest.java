package org.opportune.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.EventKinds;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

class TrafficTest {
    private static final int EVENTS = 20_000;

    private final Workload workload = new Workload(Crowd.FOUR, 2_000);

    private List<Event> events() {
        return Stream.generate(new Traffic(workload, EVENTS)::next)
                .limit(EVENTS)
                .toList();
    }

    @Test
    void shouldMakeTheSameEventsAgain() {
        assertThat(events()).isEqualTo(events());
    }

    @Test
    void shouldKeepTheMix() {
        Map<EventKind, Integer> counts = new EnumMap<>(EventKind.class);
        events().forEach(event -> counts.merge(event.getKind(), 1, Integer::sum));

        assertThat(counts.get(EventKind.CELL_CHANGE) / (double) EVENTS).isCloseTo(0.3, within(0.02));
        assertThat(counts.get(EventKind.CONSENT) / (double) EVENTS).isCloseTo(0.002, within(0.001));
    }

    @Test
    void shouldLieWithinTheHoursOfTheRecording() {
        assertThat(events()).allSatisfy(event -> {
            assertThat(event.getKnownMs()).isBetween(workload.startMs(), workload.endMs());
            assertThat(event.getKnownMs() - event.getHappenedMs()).isBetween(0L, workload.number("disorder-ms"));
        });
    }

    @Test
    void shouldShowWhereEveryMomentHappened() {
        assertThat(events())
                .filteredOn(event -> !EventKinds.isFact(event.getKind()))
                .allMatch(event -> event.getLocation() != null);
    }

    @Test
    void shouldMakeAnotherWorkloadOfOtherSubscribers() {
        assertThat(workload.hash())
                .isNotEqualTo(new Workload().hash())
                .isEqualTo(new Workload(Crowd.FOUR, 2_000).hash());
        assertThat(new Workload(Crowd.FOUR, 200_000).hash()).isEqualTo(new Workload().hash());
    }
}
