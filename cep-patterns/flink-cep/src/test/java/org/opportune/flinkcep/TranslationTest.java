package org.opportune.flinkcep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opportune.language.Language;
import org.opportune.model.CepRefusals.Refusal;
import org.opportune.model.Scenario;
import org.opportune.schemas.event.EventKind;

final class TranslationTest {
    private static Scenario scenario(String... lines) {
        var checked = Language.scenario("test", "scenario: s\ntitle: T\n" + String.join("\n", lines) + "\n");
        assertThat(checked.problems()).isEmpty();
        return Objects.requireNonNull(checked.value());
    }

    private static Scenario every(String... steps) {
        return scenario("start: every", "steps: [" + String.join(", ", steps) + "]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{dwell: airport, for: 45m, as: a} ; Flink CEP cannot say this: step=dwell",
                "{riding: {cells: 4, in: 10m}, as: a} ; Flink CEP cannot say this: step=riding",
                "{changes: handset, for: 6h, as: a} ; Flink CEP cannot say this: step=change",
                "{on: {all: [{on: BILL}, {on: TOP_UP}]}, as: a} ; Flink CEP cannot say this: step=all",
                "{count: 3, distinct: counterpart, on: SMS_SENT, in: 1h, as: a} ; Flink CEP cannot count different values:"
                        + " distinct=COUNTERPART",
                "{on: BILL, where: '\"vip\" in profile.tags', as: a} ; patterns see events only: reads=[PROFILE]",
                "{on: CALL_ENDED, where: event.cell.inPlace(\"x\"), as: a} ; patterns see events only: reads=[PLACES]",
                "{on: BILL, where: local.hour > 3 || handset.mms, as: a} ; patterns see events only: reads=[LOCAL, HANDSET]",
            })
    void shouldRefuseWhatFlinkCannotSay(String step, String rule) {
        assertThat(Translation.refusals(every(step))).containsExactly(new Refusal("a", rule));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{then: BILL, as: b} ; a run must end some time: give this step or the scenario a within",
                "{count: 2, on: BILL, in: 1h, as: b, within: 3h} ; only a first step counts in a window that slides: count=2",
                "{then: BILL, as: b, within: 1h, optional: true}, {then: TOP_UP, within: 1h} ; an event would go two ways, to"
                        + " this step and behind it: key=optional",
                "{not: BILL, for: 1h, as: b}, {then: TOP_UP, within: 1h} ; nothing comes behind a silence: windowMs=3600000",
            })
    void shouldRefuseLaterSteps(String steps, String rule) {
        assertThat(Translation.refusals(every("{on: SMS_SENT, as: a}", steps))).containsExactly(new Refusal("b", rule));
    }

    @Test
    void shouldRefuseWhatConcernsTheWhole() {
        Scenario once = scenario("steps: [{on: BILL}]");

        assertThat(Translation.refusals(once))
                .containsExactly(
                        new Refusal("", "Flink CEP begins a run at every first event, write start: every: start=once"));
        assertThatThrownBy(() -> Translation.pattern(() -> once))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Flink CEP cannot say this: scenario=s, refusals=");
    }

    @Test
    void shouldNameTheKindsThatThePatternMustSee() {
        assertThat(Translation.kinds(every("{on: BILL}", "{not: TOP_UP}", "{then: SMS_SENT, within: 1h}")))
                .containsExactlyInAnyOrder(EventKind.BILL, EventKind.TOP_UP, EventKind.SMS_SENT);
    }

    private static Scenario twoSteps() {
        return every("{on: SMS_SENT}", "{not: TOP_UP}", "{next: BILL, within: 1h, where: event.amount > 3}");
    }

    @Test
    void shouldTravelWithTheJob() throws Exception {
        Pattern<Occurrence, ?> pattern = Translation.pattern(TranslationTest::twoSteps);

        assertThat(InstantiationUtil.clone(NFACompiler.compileFactory(pattern, false))
                        .createNFA())
                .isNotNull();
    }

    @Test
    void shouldGiveASilenceTheTimeOfItsDeadline() throws Exception {
        Scenario s = every("{on: SMS_SENT}", "{not: CALL_ENDED, for: 3s}");
        List<Occurrence> journey = List.of(Sides.event(1, 1, "SMS_SENT", null), Sides.event(2, 9, "CALL_ENDED", null));

        assertThat(Sides.flinks(s, List.of(journey)).get(0))
                .isEqualTo(Sides.ours(s, journey))
                .containsExactly("4[1]");
    }

    @Test
    void shouldForgetRunsThatBeganBeforeAMatch() throws Exception {
        Scenario s = every("{on: SMS_SENT}", "{not: CALL_ENDED, for: 3s}");
        List<Occurrence> journey = List.of(
                Sides.event(1, 1, "SMS_SENT", null),
                Sides.event(2, 2, "SMS_SENT", null),
                Sides.event(3, 4, "SMS_SENT", null));

        assertThat(Sides.flinks(s, List.of(journey)).get(0))
                .isEqualTo(Sides.ours(s, journey))
                .containsExactly("4[1]", "7[3]");
    }

    @Test
    void shouldLetTheFirstMatchWinAndNotTheFirstRun() throws Exception {
        Scenario s = scenario(
                "start: every",
                "within: 30s",
                "steps: [{on: SMS_SENT, as: a}, {then: CALL_ENDED, where: event.keyword == a.keyword}]");
        List<Occurrence> journey = List.of(
                Sides.event(1, 1, "SMS_SENT", "X"),
                Sides.event(2, 2, "SMS_SENT", "Y"),
                Sides.event(3, 3, "CALL_ENDED", "Y"),
                Sides.event(4, 4, "CALL_ENDED", "X"));

        assertThat(Sides.flinks(s, List.of(journey)).get(0))
                .isEqualTo(Sides.ours(s, journey))
                .containsExactly("3[2,3]");
    }

    @Test
    void shouldDifferWhereMoreRunsAreOpenThanOurEngineAllows() throws Exception {
        Scenario s = scenario(
                "start: every",
                "open-runs: 1",
                "within: 30s",
                "steps: [{on: SMS_SENT, as: a}, {then: CALL_ENDED, where: event.keyword == a.keyword}]");
        List<Occurrence> journey = IntStream.of(1, 2)
                .mapToObj(i -> Sides.event(i, i, "SMS_SENT", i == 1 ? "X" : "Y"))
                .collect(Collectors.toList());
        journey.add(Sides.event(3, 3, "CALL_ENDED", "Y"));

        assertThat(Sides.flinks(s, List.of(journey)).get(0)).containsExactly("3[2,3]");
        assertThatThrownBy(() -> Sides.ours(s, journey)).hasMessageStartingWith("more runs than our engine opens");
    }

    @Test
    void shouldRestAfterAMatch() throws Exception {
        Scenario s = scenario("start: every", "cool-down: 5s", "steps: [{on: SMS_SENT, as: a}]");
        List<Occurrence> journey = IntStream.of(1, 5, 6, 10, 11)
                .mapToObj(i -> Sides.event(i, i, "SMS_SENT", null))
                .toList();

        assertThat(Sides.flinks(s, List.of(journey)).get(0))
                .isEqualTo(Sides.ours(s, journey))
                .containsExactly("1[1]", "6[6]", "11[11]");
    }
}
