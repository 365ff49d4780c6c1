package org.opportune.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NeversTest {
    @TestFactory
    Stream<DynamicTest> theHouseHolds() {
        return Nevers.rules().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getValue().getDescription(), () -> rule.getValue().check(House.MAIN)));
    }

    /** A rule that cannot fail is no rule. */
    @TestFactory
    Stream<DynamicTest> whatIsWrongIsReported() {
        return Nevers.rules().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                    EvaluationResult result = rule.getValue().evaluate(House.WRONG);
                    assertThat(result.getFailureReport().getDetails())
                            .as(rule.getValue().getDescription())
                            .anyMatch(detail -> detail.contains(rule.getKey()));
                }));
    }

    /** Each planted way is reported, not only one of a rule. */
    @TestFactory
    Stream<DynamicTest> everyMethodOfAPlantedClassIsReported() {
        return Stream.of("ReadsClock", "Guesses", "AsksWhereItRuns")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    var details = Nevers.rules()
                            .get(name)
                            .evaluate(House.WRONG)
                            .getFailureReport()
                            .getDetails();
                    var planted = House.WRONG.stream()
                            .filter(type -> type.getSimpleName().equals(name))
                            .flatMap(type -> type.getMethods().stream())
                            .toList();
                    assertThat(planted)
                            .isNotEmpty()
                            .allSatisfy(method -> assertThat(details)
                                    .anyMatch(detail -> detail.contains("." + method.getName() + "(")));
                }));
    }

    @Test
    void everyRoomIsLookedAt() {
        Set<String> seen = House.MAIN.stream().map(Rooms::of).collect(Collectors.toSet());
        assertThat(seen)
                .contains("schemas", "model", "language", "engine", "library", "subscriber", "pipeline")
                .contains("smpp", "kafka", "archive", "simulators", "live", "demo", "cli", "benchmarks")
                .isSubsetOf(Rooms.ALLOWED.keySet());
    }
}
