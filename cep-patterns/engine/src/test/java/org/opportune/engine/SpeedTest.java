package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opportune.engine.Journey.ANYWHERE;
import static org.opportune.engine.Journey.FAR;
import static org.opportune.engine.Journey.FARTHER;
import static org.opportune.engine.Journey.INSIDE;
import static org.opportune.engine.Journey.INSIDE_TOO;
import static org.opportune.engine.Journey.OUTSIDE;
import static org.opportune.engine.Steps.on;
import static org.opportune.engine.Steps.pingPong;
import static org.opportune.engine.Steps.riding;
import static org.opportune.engine.Steps.scenario;
import static org.opportune.engine.Steps.where;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.opportune.model.Predicate.Truth;
import org.opportune.model.Scenario.Start;
import org.opportune.model.Site;
import org.opportune.model.Step;
import org.opportune.schemas.event.EventKind;

/** RIDING at a speed: far from where the ride began, by where cells stand. */
final class SpeedTest {
    private static final long MINUTE = 60_000;

    /** At 20 km/h for twelve minutes: 4 km. */
    private static Journey ride(int sites) {
        return new Journey(scenario("s", riding(sites, Step.MOST_SITES, 12 * MINUTE, 20)));
    }

    private static Journey seen(Journey journey, String... cells) {
        for (String cell : cells) {
            journey.at(journey.events * MINUTE, cell);
        }
        return journey;
    }

    @Test
    void shouldCompleteAsSoonAsItIsFarEnough() {
        Journey journey = seen(ride(3), INSIDE, OUTSIDE, FAR);
        assertThat(journey.matches).as("4.3 km").containsExactly("s@120000[1,2,3]");
        Journey slow = new Journey(scenario("s", riding(3, Step.MOST_SITES, 12 * MINUTE, 22)));
        seen(slow, INSIDE, OUTSIDE, FAR);
        assertThat(slow.matches).as("it must be 4.4 km").isEmpty();
        slow.at(11 * MINUTE, FARTHER);
        assertThat(slow.matches).containsExactly("s@660000[1,2,3,4]");
    }

    @Test
    void shouldNeedSoManySitesHoweverFar() {
        Journey journey = seen(ride(3), INSIDE, FARTHER);
        assertThat(journey.matches).as("a cell that reaches far is no ride").isEmpty();
        seen(journey, INSIDE, FARTHER, INSIDE_TOO, FARTHER);
        assertThat(journey.matches).as("nor is a swap with it").isEmpty();
    }

    @Test
    void shouldTakeCellsOfOneMastForOneSite() {
        Journey journey = seen(ride(3), INSIDE, INSIDE_TOO, FAR);
        assertThat(journey.matches).isEmpty();
        assertThat(seen(ride(2), INSIDE, INSIDE_TOO, FAR).matches).containsExactly("s@120000[2,3]");
    }

    @Test
    void shouldUndoWhatLiesBehindAReturn() {
        Journey journey = seen(ride(3), INSIDE, OUTSIDE, INSIDE_TOO, FARTHER);
        assertThat(journey.matches).as("at rest between three cells").isEmpty();
        assertThat(seen(journey, OUTSIDE).matches).as("back again").isEmpty();
    }

    @Test
    void shouldForgetSitesThatLeftTheWindow() {
        Journey journey = seen(ride(3), INSIDE, OUTSIDE);
        journey.at(12 * MINUTE, FAR);
        assertThat(journey.matches).as("(t - 12m, t]").isEmpty();
        Journey inTime = seen(ride(3), INSIDE, OUTSIDE);
        inTime.at(12 * MINUTE - 1, FAR);
        assertThat(inTime.matches).hasSize(1);
    }

    @Test
    void shouldLearnNothingFromACellThatStandsNowhereAndCountIt() {
        Journey journey = seen(ride(3), ANYWHERE);
        assertThat(journey.partials.isEmpty()).isTrue();
        assertThat(journey.absent).containsExactly("s.ride");
        seen(journey, INSIDE, ANYWHERE, OUTSIDE, FAR);
        assertThat(journey.matches).containsExactly("s@240000[2,4,5]");
        assertThat(journey.absent).hasSize(2);
        Journey unwanted =
                new Journey(scenario("s", where(riding(3, Step.MOST_SITES, 12 * MINUTE, 20), scope -> Truth.FALSE)));
        seen(unwanted, ANYWHERE);
        assertThat(unwanted.absent).as("the condition is asked first").isEmpty();
    }

    @Test
    void shouldKeepTheLatestSitesOfManyAndCountWhatWentForThem() {
        Journey journey = new Journey(scenario("s", riding(3, 3, 12 * MINUTE, 25)));
        seen(journey, INSIDE, OUTSIDE, FAR);
        assertThat(journey.partials.refused()).isZero();
        seen(journey, FARTHER);
        assertThat(journey.partials.refused()).isEqualTo(1);
        assertThat(journey.matches).as("5.1 of 5 km from the second").containsExactly("s@180000[2,3,4]");
        Journey gone = new Journey(scenario("s", riding(3, 3, 12 * MINUTE, 30)));
        assertThat(seen(gone, INSIDE, OUTSIDE, FAR, FARTHER).matches)
                .as("6 km, the first went")
                .isEmpty();
    }

    @Test
    void shouldDemandTheWholeWayInLessTimeToo() {
        Journey journey =
                new Journey(scenario("s", 4 * MINUTE, 0, Start.ONCE, riding(3, Step.MOST_SITES, 12 * MINUTE, 20)));
        seen(journey, INSIDE, OUTSIDE);
        journey.at(3 * MINUTE, FAR);
        assertThat(journey.matches).containsExactly("s@180000[1,2,3]");
        Journey near =
                new Journey(scenario("s", 4 * MINUTE, 0, Start.ONCE, riding(2, Step.MOST_SITES, 12 * MINUTE, 20)));
        assertThat(seen(near, INSIDE, OUTSIDE).matches)
                .as("2.1 km in a minute, and 4 km are demanded")
                .isEmpty();
    }

    @Test
    void shouldRideAsALaterStepAndFromStoredSites() {
        Journey journey =
                new Journey(scenario("s", on(EventKind.SMS_SENT), riding(3, Step.MOST_SITES, 12 * MINUTE, 20)));
        journey.on(0, EventKind.SMS_SENT);
        seen(journey, INSIDE, OUTSIDE);
        journey.partials = Oracle.storedAndRead(journey.partials, journey.plan);
        seen(journey, FAR);
        assertThat(journey.matches).containsExactly("s@180000[1,2,3,4]");
    }

    @Test
    void shouldBeARideThatNeverComesBack() {
        Step swapping = pingPong(riding(3, Step.MOST_SITES, 12 * MINUTE, 20));
        assertThatThrownBy(() -> new Journey(scenario("s", swapping)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only a ride without ping-pong has a speed: scenario=s step=ride");
        assertThatThrownBy(() -> new Journey(scenario("s", riding(3, 33, 12 * MINUTE, 20))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a ride with a speed keeps 1 to 32: scenario=s step=ride");
    }

    private static double metres(double fromNorth, double fromEast, double toNorth, double toEast) {
        return Site.metres(at(fromNorth, fromEast).packed(), at(toNorth, toEast).packed());
    }

    private static Site at(double north, double east) {
        return new Site((int) Math.round(north * 1e6), (int) Math.round(east * 1e6));
    }

    @Test
    void shouldMeasureAlongTheGround() {
        double quarter = Math.PI * 6_371_008.8 / 2;
        assertThat(metres(51.5074, -0.1278, 48.8566, 2.3522)).isCloseTo(343_556, Percentage.withPercentage(0.01));
        assertThat(metres(-33.8688, 151.2093, -37.8136, 144.9631)).isCloseTo(713_430, Percentage.withPercentage(0.05));
        assertThat(metres(0, 179.9, 0, -179.9)).isCloseTo(22_239, Percentage.withPercentage(0.01));
        assertThat(metres(0, 0, 90, 0)).isCloseTo(quarter, Percentage.withPercentage(1e-6));
        assertThat(metres(0, 0, 0, 180)).isCloseTo(2 * quarter, Percentage.withPercentage(1e-6));
        assertThat(metres(90, 0, 90, 120)).isLessThan(1e-6);
        assertThat(metres(31.57, 120.3, 31.57, 120.3)).isZero();
        assertThat(metres(60, 10, 60, 11)).isCloseTo(metres(60, 11, 60, 10), Percentage.withPercentage(1e-9));
        assertThatThrownBy(() -> new Site(90_000_001, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such spot: latitude=90000001 longitude=0");
    }
}
