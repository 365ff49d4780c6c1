package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opportune.engine.Steps.absence;
import static org.opportune.engine.Steps.count;
import static org.opportune.engine.Steps.dwell;
import static org.opportune.engine.Steps.on;
import static org.opportune.engine.Steps.riding;
import static org.opportune.engine.Steps.scenario;
import static org.opportune.engine.Steps.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.opportune.model.Scenario;
import org.opportune.model.Scenario.Start;
import org.opportune.schemas.event.EventKind;

/** Open runs that go on under another version of their scenario. */
final class SuccessionTest {
    private static final EventKind A = EventKind.SMS_SENT;
    private static final EventKind B = EventKind.CALL_ENDED;
    private static final EventKind DEAF = EventKind.BILL;

    /** Both of one name: the second goes on with what the first left. */
    private static Journey journey(Scenario before) {
        return new Journey(before.withFingerprint("1".repeat(32)));
    }

    private static void publish(Journey journey, Scenario after) {
        journey.plan = Plan.of(List.of(after.withFingerprint("2".repeat(32)).succeeding(Set.of("1".repeat(32)))));
    }

    @Test
    void aLongerStayIsWaitedForFromItsBeginning() {
        Journey journey = journey(scenario("s", dwell(30)));
        journey.at(0, Journey.INSIDE);
        publish(journey, scenario("s", dwell(50)));
        journey.wakeUntil(49);
        assertThat(journey.matches).isEmpty();
        journey.wakeUntil(50);
        assertThat(journey.matches).containsExactly("s@50[1]");
    }

    @Test
    void aShorterStayThatIsOverCountsAtTheNextTouch() {
        Journey journey = journey(scenario("s", dwell(50)));
        journey.at(0, Journey.INSIDE);
        publish(journey, scenario("s", dwell(10)));
        journey.on(30, DEAF);
        assertThat(journey.matches).containsExactly("s@30[1]");
        assertThat(journey.partials.isEmpty()).isTrue();
    }

    @Test
    void aShorterStayComesBeforeTheEventThatEndsIt() {
        Journey journey = journey(scenario("s", dwell(50)));
        journey.at(0, Journey.INSIDE);
        publish(journey, scenario("s", dwell(10)));
        journey.at(30, Journey.OUTSIDE);
        assertThat(journey.matches).containsExactly("s@30[1]");
    }

    @Test
    void aShorterSilenceIsNoticedWhenTheOldOneWouldHaveBeen() {
        Journey journey = journey(scenario("s", on(A), absence(50, B)));
        journey.on(0, A);
        publish(journey, scenario("s", on(A), absence(20, B)));
        journey.wakeUntil(50);
        assertThat(journey.matches).containsExactly("s@50[1]");
    }

    @Test
    void aCountGoesOnWithWhatItHasAndALowerOneNeedsOneMore() {
        Journey more = journey(scenario("s", count(2, 100, A)));
        more.on(0, A);
        publish(more, scenario("s", count(3, 100, A)));
        more.on(1, A);
        more.on(2, A);
        assertThat(more.matches).containsExactly("s@2[1,2,3]");

        Journey fewer = journey(scenario("s", count(5, 100, A)));
        for (int i = 0; i < 4; i++) {
            fewer.on(i, A);
        }
        publish(fewer, scenario("s", count(2, 100, A)));
        fewer.on(4, DEAF);
        assertThat(fewer.matches).isEmpty();
        fewer.on(5, A);
        assertThat(fewer.matches).containsExactly("s@5[4,6]");
    }

    @Test
    void aShorterWindowForgetsAndALongerLimitSaves() {
        Journey shorter = journey(scenario("s", on(A), within(on(B), 100)));
        shorter.on(0, A);
        publish(shorter, scenario("s", on(A), within(on(B), 10)));
        shorter.on(50, B);
        assertThat(shorter.matches).isEmpty();
        assertThat(shorter.partials.isEmpty()).isTrue();

        Journey longer = journey(scenario("s", 20, 0, Start.ONCE, on(A), on(B)));
        longer.on(0, A);
        publish(longer, scenario("s", 200, 0, Start.ONCE, on(A), on(B)));
        longer.on(100, B);
        assertThat(longer.matches).containsExactly("s@100[1,2]");
    }

    @Test
    void aDeadlineThatALimitForbadeIsThereUnderALongerOne() {
        Journey journey = journey(scenario("s", 10, 0, Start.ONCE, on(A), absence(20, B)));
        journey.on(0, A);
        publish(journey, scenario("s", 100, 0, Start.ONCE, on(A), absence(20, B)));
        journey.on(5, DEAF);
        journey.wakeUntil(30);
        assertThat(journey.matches).containsExactly("s@20[1]");
    }

    @Test
    void aStayThatIsInterruptedGoesOnWhenSeenInsideAgain() {
        Journey journey = journey(scenario("s", dwell(50, 20)));
        journey.at(0, Journey.INSIDE);
        journey.at(10, Journey.OUTSIDE);
        publish(journey, scenario("s", dwell(40, 20)));
        journey.at(15, Journey.INSIDE);
        journey.wakeUntil(100);
        assertThat(journey.matches).containsExactly("s@40[1]");
    }

    @Test
    void aRideGoesOnWithItsCells() {
        Journey journey = journey(scenario("s", riding(4, 100)));
        journey.at(0, Journey.INSIDE);
        journey.at(10, Journey.OUTSIDE);
        publish(journey, scenario("s", riding(3, 100)));
        journey.at(20, Journey.FAR);
        assertThat(journey.matches).containsExactly("s@20[1,2,3]");
    }

    @Test
    void whatGoesOnIsTheNewVersionsWhenStoredAndReadAgain() throws Exception {
        Journey journey = journey(scenario("s", dwell(30)));
        journey.at(0, Journey.INSIDE);
        publish(journey, scenario("s", dwell(50)));
        assertThat(journey.on(5, DEAF)).isTrue();
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        journey.partials.write(new DataOutputStream(stored));
        journey.partials = Partials.read(new DataInputStream(new ByteArrayInputStream(stored.toByteArray())));
        // A third version that knows of the second only.
        journey.plan = Plan.of(
                List.of(scenario("s", dwell(60)).withFingerprint("3".repeat(32)).succeeding(Set.of("2".repeat(32)))));
        journey.wakeUntil(100);
        assertThat(journey.matches).containsExactly("s@60[1]");
    }

    @Test
    void aVersionThatSucceedsNobodyDropsThem() {
        Journey journey = journey(scenario("s", dwell(30)));
        journey.at(0, Journey.INSIDE);
        journey.plan = Plan.of(List.of(scenario("s", dwell(50)).withFingerprint("2".repeat(32))));
        journey.wakeUntil(100);
        assertThat(journey.matches).isEmpty();
    }

    /** Of kin that share one run, one is published anew; the others do not notice. */
    @Property(tries = 300)
    void kinDoNotNotice(@ForAll @IntRange(min = 1, max = 60) int bound, @ForAll @IntRange(max = 70) int published) {
        Scenario[] kin = Stream.of(10, 20, 30, 40, 50)
                .map(each -> scenario("s" + each, dwell(each))
                        .withFingerprint(String.valueOf(each).repeat(16)))
                .toArray(Scenario[]::new);
        Journey journey = new Journey(kin);
        journey.at(0, Journey.INSIDE);
        journey.wakeUntil(published);
        Scenario[] after = kin.clone();
        after[2] =
                scenario("s30", dwell(bound)).withFingerprint("f".repeat(32)).succeeding(Set.of(kin[2].fingerprint()));
        journey.plan = Plan.of(Arrays.asList(after));
        journey.on(published, DEAF);
        journey.wakeUntil(1000);
        int expected = published >= 30 ? 30 : Math.max(bound, published);
        assertThat(journey.matches)
                .containsExactlyInAnyOrder(
                        "s10@10[1]", "s20@20[1]", "s30@" + expected + "[1]", "s40@40[1]", "s50@50[1]");
    }
}
