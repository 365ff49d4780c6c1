package org.opportune.flinkcep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.WithinType;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.junit.jupiter.api.Test;
import org.opportune.flinkcep.example.RisingTopUps;
import org.opportune.language.Language;
import org.opportune.model.Scenario;
import org.opportune.schemas.event.EventKind;

final class JavaPatternTest {
    private record Written(Pattern<Occurrence, ?> pattern, Set<EventKind> kinds, Set<EventKind> absentKinds)
            implements JavaPattern {
        @Override
        public String name() {
            return "written";
        }
    }

    private static Scenario example() throws Exception {
        Path file = Path.of("example", "rising-top-ups.yaml");
        return Language.scenario(file.toString(), Files.readString(file)).get();
    }

    private static Pattern<Occurrence, Occurrence> any(String stage) {
        return Pattern.<Occurrence>begin(stage).where(SimpleCondition.of(one -> true));
    }

    private static CepScenario of(Pattern<Occurrence, ?> pattern, Set<EventKind> absent) throws Exception {
        return CepScenario.of(example(), new Written(pattern, Set.of(EventKind.TOP_UP, EventKind.BILL), absent));
    }

    @Test
    void shouldFindTheExampleThatItsScenarioNames() throws Exception {
        assertThat(ServiceLoader.load(JavaPattern.class))
                .hasOnlyElementsOfType(RisingTopUps.class)
                .extracting(JavaPattern::name)
                .containsExactly(example().pattern());
        CepScenario cep = CepScenario.of(example(), new RisingTopUps());
        assertThat(cep.kinds()).containsExactly(EventKind.TOP_UP);
        assertThat(cep.proof().endsInSilence()).isFalse();
    }

    @Test
    void shouldReadTheDeadlineOfASilenceFromThePattern() throws Exception {
        Pattern<Occurrence, ?> behindLast = any("a").notFollowedBy("b")
                .where(SimpleCondition.of(one -> true))
                .within(Duration.ofSeconds(9), WithinType.PREVIOUS_AND_CURRENT)
                .within(Duration.ofSeconds(60));
        Pattern<Occurrence, ?> behindFirst = any("a").followedBy("c")
                .where(SimpleCondition.of(one -> true))
                .notFollowedBy("b")
                .where(SimpleCondition.of(one -> true))
                .within(Duration.ofSeconds(60));
        Map<String, List<Occurrence>> taken = Map.of(
                "a", List.of(Sides.event(1, 1, "SMS_SENT", null)), "c", List.of(Sides.event(2, 3, "SMS_SENT", null)));

        assertThat(of(behindLast, Set.of(EventKind.BILL)).proof().match(taken).matchedMs())
                .isEqualTo(12_000);
        CepMatch match = of(behindFirst, Set.of(EventKind.BILL)).proof().match(taken);
        assertThat(match.matchedMs()).isEqualTo(61_000);
        assertThat(match.absentFromMs()).isEqualTo(1_000);
        assertThat(match.atDeadline()).isTrue();
    }

    @Test
    void shouldRefuseWhatCouldStayForEver() throws Exception {
        assertThat(of(any("a"), Set.of()).proof().endsInSilence()).isFalse();
        assertThatThrownBy(() -> of(any("a").next("b").where(SimpleCondition.of(one -> true)), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a pattern in Java must have a within, from the first event to the last: pattern=written");
        assertThatThrownBy(() -> of(any("a").times(2), Set.of())).hasMessageContaining("must have a within");
        assertThatThrownBy(() -> of(any("a"), Set.of(EventKind.SMS_SENT)))
                .hasMessageContaining("must be shown the kinds whose absence is a proof");
    }

    @Test
    void shouldTellSinceWhenAnAbsenceIsAProof() {
        Scenario s = Language.scenario("test", """
                scenario: s
                title: S
                start: every
                within: 1h
                steps:
                  - {count: 2, on: SMS_SENT, in: 10m, as: a}
                  - {not: TOP_UP}
                  - {then: CALL_ENDED, as: b}
                """).get();
        Map<String, List<Occurrence>> taken = Map.of(
                "a",
                List.of(Sides.event(1, 1, "SMS_SENT", null), Sides.event(2, 4, "SMS_SENT", null)),
                "b",
                List.of(Sides.event(3, 9, "CALL_ENDED", null)));

        CepMatch match = Translation.proof(s).match(taken);

        assertThat(match.matchedMs()).isEqualTo(9_000);
        assertThat(match.absentFromMs()).isEqualTo(4_000);
        assertThat(Translation.proof(s).absentKinds()).containsExactly(EventKind.TOP_UP);
        assertThat(match.evidence()).hasSize(3);
    }
}
