package org.opportune.language.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {
    private static final String TEXT = """
            scenario: späte-anrufer # 😀
            steps:
              - dwell: airport
                for: 45m
              - {on: CALL_ENDED, as: call, where: 'event.duration > 5'}
            cool-down: 24h
            """;

    private static String set(String setting) throws Setting.Invalid {
        return Setting.parse(setting).applyTo(TEXT);
    }

    @Test
    void replacesOneValueAndNothingElse() throws Setting.Invalid {
        assertThat(set("x.cool-down=12h")).isEqualTo(TEXT.replace("24h", "12h"));
        assertThat(set("x.steps.1.for=30m")).isEqualTo(TEXT.replace("45m", "30m"));
        assertThat(set("x.steps.call.where=\"event.duration = 6\""))
                .isEqualTo(TEXT.replace("'event.duration > 5'", "\"event.duration = 6\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cool-down=12h | a setting is ID.path=value",
                "x.=12h | a setting is ID.path=value",
                "x.cool-down | a setting is ID.path=value",
                "x.cool-dwon=1h | no such key: key=cool-dwon",
                "x.steps.3.for=1h | no such item",
                "x.steps.0.for=1h | no such item",
                "x.steps=1h | a setting replaces a single value",
                "x.cool-down.deeper=1h | a single value has no keys",
            })
    void saysWhichRuleIsBroken(String setting, String rule) {
        assertThatThrownBy(() -> set(setting))
                .isInstanceOf(Setting.Invalid.class)
                .hasMessageStartingWith(rule)
                .hasMessageContaining(setting);
    }
}
