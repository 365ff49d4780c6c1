package org.opportune.simulators.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.EventKinds;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;

class DemoTrafficTest {
    private static final long BOUND_MS = 10_000;
    private static final Wire<Event> WIRE = Wire.of(Event.class);

    private final DemoTraffic traffic = new DemoTraffic(42, DemoTraffic.USUAL_START);

    @Test
    void theSameSeedGivesTheSameOctetsAndAnotherSeedOthers() {
        assertThat(octets(new DemoTraffic(42, DemoTraffic.USUAL_START))).isEqualTo(octets(traffic));
        assertThat(octets(new DemoTraffic(43, DemoTraffic.USUAL_START))).isNotEqualTo(octets(traffic));
    }

    @Test
    void eventsAreInOrderWithinTheirTimeAndUnderInventedNumbers() {
        assertThat(traffic.events())
                .hasSizeGreaterThan(5_000)
                .isSortedAccordingTo((a, b) -> Long.compare(a.getHappenedMs(), b.getHappenedMs()))
                .allMatch(e -> e.getHappenedMs() >= traffic.start().toEpochMilli()
                        && e.getHappenedMs() < traffic.end().toEpochMilli())
                .allMatch(e -> Long.toString(e.getMsisdn()).matches("99900\\d{7}"))
                .allMatch(e ->
                        e.getSource().equals(EventKinds.isFact(e.getKind()) ? DemoTraffic.FACTS : DemoTraffic.MOMENTS));
        assertThat(traffic.events().stream().map(Event::getId)).doesNotHaveDuplicates();
    }

    @Test
    void whatIsPlantedIsFound() {
        Set<EventId> seen = new HashSet<>();
        long late = 0;
        long duplicates = 0;
        long garbage = 0;
        long newest = 0;
        for (Arrival arrival : traffic.arrivals()) {
            Event event = decoded(arrival);
            if (event == null) {
                garbage++;
            } else if (!seen.add(event.getId())) {
                duplicates++;
            } else if (!EventKinds.isFact(event.getKind())) {
                late += newest - BOUND_MS > event.getHappenedMs() ? 1 : 0;
                newest = Math.max(newest, event.getHappenedMs());
            }
        }
        Planted planted = traffic.planted();
        assertThat(List.of((long) seen.size(), late, duplicates, garbage))
                .containsExactly(planted.distinct(), planted.late(), planted.duplicates(), planted.garbage())
                .allMatch(count -> count > 0);
        assertThat(planted.outOfOrder()).isPositive();
        assertThat(planted.arrivals()).isEqualTo(traffic.arrivals().size());
    }

    @Test
    void theFeedIsSilentWhilePeopleSitAtTheAirport() {
        Planted planted = traffic.planted();
        assertThat(Duration.ofMillis(planted.silenceToMs() - planted.silenceFromMs()))
                .isEqualTo(Duration.ofMinutes(90));
        assertThat(traffic.feedAlive(DemoTraffic.MOMENTS, planted.silenceFromMs()))
                .isFalse();
        assertThat(traffic.feedAlive(DemoTraffic.FACTS, planted.silenceFromMs()))
                .isTrue();
        assertThat(traffic.feedAlive(DemoTraffic.MOMENTS, planted.silenceToMs()))
                .isTrue();
        assertThat(traffic.arrivals())
                .filteredOn(a -> a.feed().equals(DemoTraffic.MOMENTS))
                .noneMatch(a ->
                        a.arrivalMs() >= planted.silenceFromMs() + BOUND_MS && a.arrivalMs() < planted.silenceToMs());
        Map<Long, Event> lastSeen = new HashMap<>();
        traffic.events().stream()
                .filter(e -> e.getLocation() != null && e.getHappenedMs() < planted.silenceFromMs())
                .forEach(e -> lastSeen.put(e.getMsisdn(), e));
        assertThat(lastSeen.values().stream().filter(DemoTrafficTest::atAirport))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void everySortOfVisitorAndCallerIsThere() {
        List<Long> stays = new ArrayList<>();
        Map<Long, Long> since = new HashMap<>();
        for (Event event : traffic.events()) {
            if (event.getLocation() != null && atAirport(event)) {
                since.putIfAbsent(event.getMsisdn(), event.getHappenedMs());
            } else if (event.getLocation() != null && since.containsKey(event.getMsisdn())) {
                stays.add((event.getHappenedMs() - since.remove(event.getMsisdn())) / 60_000);
            }
        }
        assertThat(stays.stream().filter(m -> m >= 50)).hasSizeGreaterThan(20);
        assertThat(stays.stream().filter(m -> m >= 20 && m < 41)).hasSizeGreaterThan(8);
        assertThat(stays.stream().filter(m -> m < 10)).hasSizeGreaterThan(5);
        assertThat(traffic.events().stream().filter(e -> e.getKind() == EventKind.POWER_OFF))
                .hasSizeGreaterThan(3);
        Map<String, Long> dialled = traffic.events().stream()
                .filter(e -> e.getKind() == EventKind.CALL_ENDED
                        && !e.getCounterpart().getDigits().startsWith("+"))
                .collect(Collectors.groupingBy(e -> e.getCounterpart().getDigits(), Collectors.counting()));
        assertThat(dialled).containsOnlyKeys("12580", "10086", "12581", "1258", "10087", "125800");
        assertThat(dialled.get("12580") + dialled.get("10086")).isGreaterThan(60);
    }

    @Test
    void tooFewPeopleIsAnError() {
        assertThatThrownBy(() -> new DemoTraffic(1, DemoTraffic.USUAL_START, 10, Duration.ofSeconds(10)))
                .hasMessageContaining("subscribers=10");
    }

    private static boolean atAirport(Event event) {
        return DemoTraffic.airportCells().contains(event.getLocation().getId());
    }

    private static Event decoded(Arrival arrival) {
        try {
            Event event = WIRE.decode(arrival.value());
            assertThat(event).isEqualTo(arrival.event());
            return event;
        } catch (UndecodableRecord e) {
            assertThat(arrival.event()).isNull();
            return null;
        }
    }

    private static List<String> octets(DemoTraffic traffic) {
        return traffic.arrivals().stream()
                .map(a -> a.arrivalMs() + HexFormat.of().formatHex(a.value()))
                .toList();
    }
}
