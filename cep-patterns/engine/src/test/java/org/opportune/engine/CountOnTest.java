package org.opportune.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opportune.engine.Steps.count;
import static org.opportune.engine.Steps.countingOn;
import static org.opportune.engine.Steps.on;
import static org.opportune.engine.Steps.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.event.EventKind;

/** A count that goes on after a match: every event that is at least the n-th of its window matches. */
final class CountOnTest {
    private static final EventKind A = EventKind.CALL_STARTED;
    private static final EventKind B = EventKind.SMS_SENT;

    @Property
    void everyEventThatFindsEnoughInItsWindowMatches(
            @ForAll @Size(max = 40) List<@IntRange(max = 12) Integer> gaps,
            @ForAll @IntRange(min = 2, max = 5) int times,
            @ForAll @IntRange(min = 1, max = 30) int window) {
        Journey journey = new Journey(countingOn(0, count(times, window, A)));
        List<Long> at = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        long now = 0;
        for (int gap : gaps) {
            now += gap;
            at.add(now);
            journey.on(now, A);
            long t = now;
            List<Integer> inWindow = IntStream.range(0, at.size())
                    .filter(i -> at.get(i) > t - window)
                    .boxed()
                    .toList();
            if (inWindow.size() >= times) {
                expected.add("s@" + now + proof(inWindow.subList(inWindow.size() - times, inWindow.size())));
            }
        }
        assertThat(journey.matches).isEqualTo(expected);
    }

    private static String proof(List<Integer> events) {
        return events.stream().map(i -> String.valueOf(i + 1)).collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void keepsNoMoreThanTheNextMatchNeeds() {
        Journey journey = new Journey(countingOn(0, count(3, 1_000, A)));
        for (int i = 0; i < 500; i++) {
            journey.on(i, A);
        }
        assertThat(journey.matches).hasSize(498);
        assertThat(journey.partials.openRuns()).hasSize(1);
        assertThat(journey.partials.tracks().get(0).runs.get(0).evidence).hasSize(2);
    }

    @Test
    void goesOnBehindOtherStepsAsLongAsTheyAllow() {
        Journey journey = new Journey(countingOn(50, on(B), within(count(2, 10, A), 30)));
        journey.on(0, B);
        for (int at : new int[] {5, 9, 15, 26, 29, 30, 33}) {
            journey.on(at, A);
        }
        // 5 and 9, 9 and 15; 26 stands alone; 26 and 29; at 30 the step had its time.
        assertThat(journey.matches).containsExactly("s@9[1,2,3]", "s@15[1,3,4]", "s@29[1,5,6]");
    }

    @Test
    void isForgottenWhenTheWindowIsEmpty() {
        Journey journey = new Journey(countingOn(0, count(2, 10, A)));
        journey.on(0, A);
        journey.on(1, A);
        journey.on(11, EventKind.BILL);
        assertThat(journey.partials.isEmpty()).isTrue();
    }
}
