package org.opportune.language.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opportune.model.Condition;
import org.opportune.model.Demand;
import org.opportune.model.Demand.By;
import org.opportune.model.EventField;
import org.opportune.model.Predicate.Truth;
import org.opportune.schemas.event.Event;

class DemandsTest {
    private static final Vocabulary VOCABULARY = Vocabulary.change(List.of(new Vocabulary.EarlierStep("call", true)));
    private static final Set<String> INSIDE = Set.of("460-00-1@airport");
    private static long demanding;
    private static long sortedOut;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "event.counterpart == '10086' ; COUNTERPART:10086",
                "'10086' == event.counterpart ; COUNTERPART:10086",
                "event.duration in [60, 90] ; DURATION:60,90",
                "event.cell.inPlace('airport') ; CELL@airport",
                "event.counterpart.inClass('far') || event.counterpart.inClass('near') ; COUNTERPART#far,near",
                "event.counterpart.inClass('far') || event.counterpart == '1' ; -",
                "event.cell == 'a' && event.duration > 5 && event.tac == 'b' ; CELL:a TAC:b",
                "event.cell in ['a', 'b'] && event.cell == 'a' ; CELL:a",
                "event.cell == 'a' || event.cell in ['b'] ; CELL:a,b",
                "event.cell == 'a' || event.tac == 'b' ; -",
                "event.cell.inPlace('x') || event.cell == 'a' ; -",
                "!(event.cell == 'a') ; -",
                "event.cell != 'a' ; -",
                "event.cell == call.cell ; -",
                "call.cell == 'a' ; -",
                "event.cell in [] ; -",
                "has(event.cell) ; -",
                "event.cell == 'a' ? event.tac == 'b' : event.tac == 'b' ; -",
            })
    void shouldSayWhatAConditionDemands(String text, String demands) {
        CheckedCondition checked = Conditions.check(text, VOCABULARY);
        assertThat(checked.findings()).isEmpty();
        String found = checked.demands().stream()
                .sorted((a, b) -> a.field().compareTo(b.field()))
                .map(d -> d.field()
                        + sign(d.by())
                        + d.oneOf().stream().map(String::valueOf).sorted().collect(Collectors.joining(",")))
                .collect(Collectors.joining(" "));
        assertThat(found.isEmpty() ? "-" : found).isEqualTo(demands);
    }

    private static String sign(By by) {
        return switch (by) {
            case VALUE -> ":";
            case PLACE -> "@";
            case CLASS -> "#";
        };
    }

    /** Whatever the condition is: an event that shows something else makes it FALSE, never ABSENT. */
    @Property(tries = 60)
    void anEventThatIsSortedOutIsFalse(@ForAll long seed) {
        Random random = new Random(seed);
        List<CheckedCondition> checked = new ArrayList<>();
        while (checked.size() < 40) {
            String text = condition(random, 3);
            CheckedCondition one = Conditions.check(text, VOCABULARY);
            assertThat(one.findings()).as(text).isEmpty();
            checked.add(one);
        }
        for (Condition condition : Conditions.compile(checked)) {
            demanding += condition.demands().isEmpty() ? 0 : 1;
            for (int i = 0; i < 6; i++) {
                TestScope scope = scope(random);
                if (condition.demands().stream().anyMatch(d -> sortsOut(d, scope))) {
                    sortedOut++;
                    assertThat(condition.code().ask(scope))
                            .as(() -> condition.text() + " asked of " + scope)
                            .isEqualTo(Truth.FALSE);
                }
            }
        }
    }

    @AfterContainer
    static void theLawWasPutToTheTest() {
        assertThat(demanding).isGreaterThan(500);
        assertThat(sortedOut).isGreaterThan(1_000);
    }

    private static boolean sortsOut(Demand demand, TestScope scope) {
        Object shown = demand.field().read(scope.event());
        if (shown == null) {
            return false;
        }
        return switch (demand.by()) {
            case VALUE -> !demand.oneOf().contains(shown);
            case PLACE -> demand.oneOf().stream().noneMatch(place -> scope.inPlace((String) shown, (String) place));
            case CLASS -> demand.oneOf().stream().noneMatch(of -> scope.inClass((String) shown, (String) of));
        };
    }

    /** What demands something, and beside it anything. */
    private static String condition(Random random, int depth) {
        String right = random.nextBoolean()
                ? demand(random)
                : new RandomCondition(random).truth(1).replace("§", "true");
        return depth == 0
                ? demand(random)
                : "(" + condition(random, depth - 1) + (random.nextInt(3) == 0 ? " || " : " && ") + right + ")";
    }

    private static String demand(Random random) {
        return switch (random.nextInt(6)) {
            case 5 -> "event.counterpart.inClass('hotline')";
            case 0 -> "event.cell == '460-00-" + random.nextInt(3) + "'";
            case 1 -> "event.counterpart in ['10086', '停止'" + (random.nextBoolean() ? "]" : ", '1', '2', '3']");
            case 2 -> "event.duration == " + 30 * random.nextInt(4);
            case 3 -> "event.cell.inPlace('airport')";
            default -> "event.counterpart == '10086'";
        };
    }

    private static TestScope scope(Random random) {
        String number = List.of("10086", "停止", "12580").get(random.nextInt(3));
        Long duration = random.nextInt(3) == 0 ? null : 30L * random.nextInt(5);
        Event event = TestScope.call(number, duration, "460-00-" + random.nextInt(4));
        if (random.nextInt(3) == 0) {
            event.setCounterpart(null);
        }
        if (random.nextInt(3) == 0) {
            event.setLocation(null);
        }
        return new TestScope(event, Map.of(), Map.of(EventField.CELL, "460-00-1"), INSIDE, Map.of());
    }
}
