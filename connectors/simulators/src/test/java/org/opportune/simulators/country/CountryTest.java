package org.opportune.simulators.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opportune.simulators.country.observation.Noise;
import org.opportune.simulators.country.truth.Truth;

/** What is planted, and that it is there in the proportions stated. */
class CountryTest {
    private static final Instant START = Instant.parse("2026-03-01T20:00:00Z");
    private static final Instant WEEK = START.plus(Duration.ofDays(5));
    private static final long MINUTE = 60_000;
    private static final Country COUNTRY = Country.of(21, 4_000, START, Noise.LOW);
    private static final List<Truth> TRUTH = COUNTRY.truth(START, WEEK).toList();

    private static List<Truth> truths(String what, Predicate<Truth> rule) {
        return TRUTH.stream()
                .filter(t -> t.what().word().equals(what))
                .filter(rule)
                .toList();
    }

    private static Object detail(Truth truth, String name) {
        return truth.details().get(name);
    }

    private static long minutes(Truth truth) {
        return (truth.toMs() - truth.fromMs()) / MINUTE;
    }

    private static double share(Collection<?> some, Collection<?> all) {
        return (double) some.size() / all.size();
    }

    @Test
    void theTruthDoesNotDependOnTheNoise() {
        Instant to = START.plus(Duration.ofHours(20));
        Country other = Country.of(21, 300, START, Noise.HIGH);
        List<String> low = Country.of(21, 300, START, Noise.LOW)
                .truth(START, to)
                .map(Truth::json)
                .toList();
        assertThat(other.truth(START, to).map(Truth::json).toList())
                .isEqualTo(low)
                .isNotEmpty();
    }

    @Test
    void airportsAreWaitedInAndOnlyTouched() {
        List<Truth> visits = truths("inside", t -> "airport".equals(detail(t, "category")));
        List<Truth> waits = visits.stream().filter(t -> minutes(t) >= 50).toList();
        List<Truth> touches = visits.stream().filter(t -> minutes(t) < 5).toList();
        List<Truth> errands =
                visits.stream().filter(t -> minutes(t) >= 5 && minutes(t) < 45).toList();
        assertThat(waits).hasSizeGreaterThan(80);
        assertThat(share(errands, waits)).isGreaterThan(0.2);
        assertThat(visits).anyMatch(t -> minutes(t) >= 36 && minutes(t) <= 42);
        assertThat(waits.size() + errands.size() + touches.size()).isGreaterThan(visits.size() * 9 / 10);
    }

    @Test
    void ridesAreLongAndShortByRoadAndByRail() {
        List<Truth> rides = truths("riding", t -> true);
        assertThat(share(truths("riding", t -> "rail".equals(detail(t, "by"))), rides))
                .isBetween(0.05, 0.3);
        assertThat(share(truths("riding", t -> minutes(t) < 8), rides)).isBetween(0.15, 0.5);
        assertThat(share(truths("riding", t -> minutes(t) >= 12), rides)).isBetween(0.2, 0.7);
    }

    @Test
    void handsetsAreBoughtAndBorrowed() {
        List<Truth> began = truths("handset", t -> detail(t, "began").equals(true));
        List<Truth> capable = began.stream()
                .filter(t ->
                        detail(t, "mms").equals(true) && detail(t, "mmsBefore").equals(false))
                .toList();
        List<Truth> brief = began.stream().filter(t -> minutes(t) <= 300).toList();
        assertThat(capable).hasSizeGreaterThan(20);
        assertThat(share(brief, began)).isBetween(0.2, 0.5);
        assertThat(capable).anyMatch(t -> minutes(t) <= 300).anyMatch(t -> minutes(t) > 24 * 60);
    }

    @Test
    void hotlinesAreCalledOnceAndAgain() {
        Set<String> hotlines = Set.of("10086", "12580");
        List<Truth> called = truths("called", t -> "originating".equals(detail(t, "direction")));
        List<Truth> hot = called.stream()
                .filter(t -> hotlines.contains(detail(t, "service"))
                        && detail(t, "answered").equals(true))
                .toList();
        List<Truth> again = hot.stream()
                .filter(t -> detail(t, "next") instanceof Long next && next - t.fromMs() < 24 * 60 * MINUTE)
                .toList();
        List<Truth> others = called.stream()
                .filter(t -> !hotlines.contains(detail(t, "service")))
                .toList();
        assertThat(hot).hasSizeGreaterThan(200);
        assertThat(share(again, hot)).isGreaterThan(0.2);
        assertThat(share(others, hot)).isGreaterThan(0.2);
        assertThat(truths("called", t -> "terminating".equals(detail(t, "direction"))))
                .isNotEmpty();
        assertThat(called).anyMatch(t -> detail(t, "answered").equals(false));
    }

    @Test
    void phonesGoOffNumbersChangeAndPeopleTravel() {
        Set<Object> why =
                truths("off", t -> true).stream().map(t -> detail(t, "why")).collect(Collectors.toSet());
        assertThat(why).containsExactlyInAnyOrder("switched-off", "out-of-power", "in-flight", "sim-moved");
        assertThat(truths("number", t -> detail(t, "began").equals(true))).isNotEmpty();
        assertThat(truths("abroad", t -> true)).isNotEmpty();
    }

    @Test
    void statementsOfOneKindAndPlaceDoNotOverlap() {
        Map<String, List<Truth>> same = TRUTH.stream()
                .filter(t -> Set.of("inside", "riding", "handset", "off", "abroad", "number")
                        .contains(t.what().word()))
                .collect(Collectors.groupingBy(t -> t.person() + t.what().word() + detail(t, "place")));
        for (List<Truth> row : same.values()) {
            for (int i = 1; i < row.size(); i++) {
                assertThat(row.get(i).fromMs())
                        .isGreaterThanOrEqualTo(row.get(i - 1).toMs());
            }
        }
    }

    @Test
    void placesAreCoveredBySeveralCellsAndNamedOnce() {
        List<CountryPlace> places = COUNTRY.places();
        assertThat(places).hasSizeGreaterThan(200);
        assertThat(places).allMatch(p -> p.cells().size() >= 4);
        assertThat(places.stream().map(CountryPlace::category).distinct()).hasSize(20);
        Set<String> ids = places.stream().map(CountryPlace::id).collect(Collectors.toCollection(HashSet::new));
        assertThat(ids)
                .hasSameSizeAs(places)
                .doesNotContainAnyElementsOf(
                        places.stream().map(CountryPlace::category).toList());
        assertThat(places).allMatch(p -> p.id().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"));
    }

    @Test
    void whatIsAskedForBeforeTheStartIsRefused() {
        assertThatThrownBy(() -> COUNTRY.events(START.minusMillis(1), WEEK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("start=" + START);
        assertThatThrownBy(() -> COUNTRY.truth(WEEK, WEEK)).hasMessageContaining("end after it begins");
        assertThatThrownBy(() -> Country.of(1, 0, START, Noise.LOW)).hasMessageContaining("subscribers=0");
        assertThatThrownBy(() -> Noise.of("loud")).hasMessageContaining("low, middle or high: noise=loud");
    }
}
