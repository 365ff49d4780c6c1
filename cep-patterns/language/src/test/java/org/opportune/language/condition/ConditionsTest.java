package org.opportune.language.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opportune.model.Condition;
import org.opportune.model.Lookup;
import org.opportune.model.Predicate.Truth;
import org.opportune.model.ProfileField;

class ConditionsTest {
    private static final Vocabulary STEP = Vocabulary.step(List.of());

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '~',
            value = {
                "event.counterpart == '10086' => TRUE",
                "event.counterpart in ['1', '2', '3', '4', '10086'] => TRUE",
                "event.counterpart in [] => FALSE",
                "event.keyword == 'STOP' => ABSENT",
                "event.keyword == 'STOP' || event.counterpart == '10086' => TRUE",
                "event.keyword == 'STOP' && event.counterpart != '10086' => FALSE",
                "!(event.keyword == 'STOP') => ABSENT",
                "has(event.keyword) => FALSE",
                "has(event.attributes.shop) => FALSE",
                "'shop' in event.attributes => ABSENT",
                "event.duration / 0 == 1 => ABSENT",
                "event.duration % 60 == 30 => TRUE",
                "-9223372036854775808 % -1 == 0 => TRUE",
                "-9223372036854775808 / -1 == 0 => ABSENT",
                "event.duration * 9223372036854775807 > 0 => ABSENT",
                "event.counterpart.matches('^100') => TRUE",
                "size(event.counterpart) == 5 => TRUE",
                "event.cell.inPlace('airport') => TRUE",
                "event.cell.inPlace('station') => FALSE",
                "event.area.inPlace('airport') => ABSENT",
                "event.counterpart.inClass('hotline') => TRUE",
                "event.counterpart.inClass('far') => FALSE",
                "event.keyword.inClass('hotline') => ABSENT",
                "'vip' in profile.tags => TRUE",
                "event.duration > 60 ? event.keyword == 'x' : false => ABSENT",
                "1.5 * 2.0 >= 3.0 => TRUE",
            })
    void answers(String text, Truth expected) {
        assertThat(compiled(text, STEP).code().ask(scope())).isEqualTo(expected);
    }

    @Test
    void anAudienceReadsColdFieldsAndNoEvent() {
        Condition audience = compiled("profile.attributes['brand'] == 'gold'", Vocabulary.AUDIENCE);
        TestScope scope = new TestScope(
                null, Map.of(ProfileField.ATTRIBUTES, Map.of("brand", "gold")), Map.of(), Set.of(), Map.of());
        assertThat(audience.code().ask(scope)).isEqualTo(Truth.TRUE);
        assertThat(Conditions.check("event.cell == 'x'", Vocabulary.AUDIENCE).findings())
                .hasSize(1);
    }

    @Test
    void theSameConditionIsTheSameCode() {
        Condition first = compiled("event.duration > 7", STEP);
        Condition second = compiled("event.duration   >   7 // more than a week", STEP);
        assertThat(second.code()).isSameAs(first.code());
        Vocabulary other = Vocabulary.step(List.of(new Vocabulary.EarlierStep("call", true)));
        assertThat(compiled("event.duration > 7", other).code()).isNotSameAs(first.code());
    }

    @Test
    void shouldSayWhatAConditionLooksUp() {
        assertThat(Conditions.check("event.cell == 'a' && event.duration > 3", STEP)
                        .lookups())
                .isEmpty();
        assertThat(Conditions.check("'vip' in profile.tags || local.hour > 3", STEP)
                        .lookups())
                .containsExactlyInAnyOrder(Lookup.PROFILE, Lookup.LOCAL);
        assertThat(Conditions.check("event.cell.inPlace('a') && has(handset.maker)", STEP)
                        .lookups())
                .containsExactlyInAnyOrder(Lookup.PLACES, Lookup.HANDSET);
    }

    @Test
    void shouldCompileOneClassForConditionsThatDifferInLiterals() {
        List<Condition> compiled = Conditions.compile(List.of(
                Conditions.check("event.counterpart == '10086' && event.duration > 60", Vocabulary.step(List.of())),
                Conditions.check("event.counterpart == '12580' && event.duration > 90", Vocabulary.step(List.of())),
                Conditions.check("event.counterpart == '12580' || event.duration > 90", Vocabulary.step(List.of()))));

        assertThat(compiled.get(0).code()).hasSameClassAs(compiled.get(1).code());
        assertThat(compiled.get(0).code()).isNotSameAs(compiled.get(1).code());
        assertThat(compiled.get(2).code())
                .doesNotHaveSameClassAs(compiled.get(0).code());
    }

    @Test
    void generatedSourceHoldsNothingOfTheAuthors() {
        String evil = "\\u0022); System.exit(1); (\\u0022 */ \\n";
        CheckedCondition checked =
                Conditions.check("event.keyword == \"" + evil + "\" || event.duration == 424242", STEP);
        assertThat(checked.findings()).isEmpty();
        assertThat(checked.code().expression()).doesNotContain("exit", "424242", "\"");
    }

    @Test
    void aThousandConditionsInOneBatch() {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        List<CheckedCondition> checked = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            checked.add(Conditions.check(
                    "event.counterpart in ['" + i + "', '10086'] && event.duration > " + i
                            + " && (event.keyword == 'STOP' || !event.cell.startsWith('460-01'))",
                    STEP));
        }
        List<Condition> compiled = Conditions.compile(checked);
        long cpuMs = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1_000_000;
        assertThat(compiled).hasSize(1000).doesNotHaveDuplicates();
        assertThat(compiled.get(20).code().ask(scope())).isEqualTo(Truth.TRUE);
        assertThat(compiled.get(999).code().ask(scope())).isEqualTo(Truth.FALSE);
        assertThat(cpuMs).as("CPU of checking and compiling").isLessThan(20_000);
    }

    @Test
    void aConditionThatIsTooLargeIsRefused() {
        String large = "event.duration == 1" + " || event.duration == 1".repeat(300);
        assertThat(Conditions.check(large, STEP).findings())
                .singleElement()
                .satisfies(f -> assertThat(f.rule()).startsWith("the condition is too large: operations="));
        assertThat(Conditions.check("(".repeat(5000) + "true" + ")".repeat(5000), STEP)
                        .findings())
                .hasSize(1);
    }

    private static Condition compiled(String text, Vocabulary vocabulary) {
        CheckedCondition checked = Conditions.check(text, vocabulary);
        assertThat(checked.findings()).isEmpty();
        return Conditions.compile(List.of(checked)).get(0);
    }

    private static TestScope scope() {
        return new TestScope(
                TestScope.call("10086", 90L, "460-00-4101-1001"),
                Map.of(ProfileField.TAGS, Set.of("vip")),
                Map.of(),
                Set.of("460-00-4101-1001@airport"),
                Map.of());
    }
}
