package org.opportune.simulators.smsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmscScriptTest {

    @Test
    void aRuleInheritsWhatItDoesNotSay() throws ScriptProblem {
        SmscScript script = SmscScript.parse("s.yaml", """
                seed: 7
                message-ids: {response: hex, receipt: decimal}
                otherwise:
                  receipt: {delay-ms: 5}
                rules:
                  - when: {to-suffix: "13", every: 2}
                    then:
                      answer: reject
                      status: 0x0B
                  - then:
                      reply: {text: "STOP", delay-ms: 10}
                """);
        assertThat(script.responseIds()).isEqualTo(IdForm.HEX);
        assertThat(script.receiptIds()).isEqualTo(IdForm.DECIMAL);
        assertThat(script.rules().get(0).then().status()).isEqualTo(0x0B);
        assertThat(script.rules().get(0).then().taken()).isFalse();
        assertThat(script.rules().get(1).then().receipt().delayMs()).isEqualTo(5);
        assertThat(script.rules().get(1).then().reply()).isEqualTo(new Behaviour.Reply("STOP", 10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed: x|s.yaml:1:7: must be a whole number from -9223372036854775808 to 9223372036854775807: seed=x",
                "sede: 1|s.yaml:1:1: unknown key, expected one of [seed, message-ids, otherwise, rules]: key=sede",
                "rules: 1|s.yaml:1:8: must be a list: key=rules",
                "'rules: [{when: {every: 2}}]'|s.yaml:1:9: a rule needs the key then",
                "'rules: [{then: {answer: perhaps}}]'|s.yaml:1:25: must be one of accept, reject, throttle,"
                        + " queue-full, never, drop-link, nack, nack-zero: answer=perhaps",
                "'otherwise: {status: 3}'|s.yaml:1:21: status goes with answer: reject, nack or nack-zero only",
                "'otherwise: {answer: reject, taken: true}'|s.yaml:1:36: taken goes with answer: never, drop-link or"
                        + " nack-zero only",
                "'rules: [{when: {share: 2}, then: {}}]'|s.yaml:1:24: must be a number from 0 to 1: share=2",
                "'rules: ['|s.yaml:1:9: not YAML: expected the node content, but found '<stream end>'",
            })
    void aProblemNamesItsPlaceAndItsRule(String yaml, String problem) {
        assertThatThrownBy(() -> SmscScript.parse("s.yaml", yaml))
                .isInstanceOf(ScriptProblem.class)
                .hasMessage(problem);
    }

    @Test
    void aKeyWrittenTwiceIsAProblem() {
        assertThatThrownBy(() -> SmscScript.parse("s.yaml", "seed: 1\nseed: 2\n"))
                .hasMessageStartingWith("s.yaml:2:1: ");
    }

    @Test
    void rulesCountOnlyWhatReachesThem() throws ScriptProblem {
        Chooser chooser = new Chooser(SmscScript.parse("s.yaml", """
                rules:
                  - {when: {to-suffix: "7", first: 1}, then: {answer: throttle}}
                  - {when: {every: 3}, then: {answer: never}}
                """));
        assertThat(List.of("17", "17", "18", "19", "27").stream()
                        .map(to -> chooser.next(to).answer().name()))
                .containsExactly("THROTTLE", "ACCEPT", "ACCEPT", "NEVER", "THROTTLE");
    }

    @Test
    void aShareIsMetAndTheSameEachTime() throws ScriptProblem {
        SmscScript script =
                SmscScript.parse("s.yaml", "{seed: 5, rules: [{when: {share: 0.2}, then: {answer: queue-full}}]}");
        assertThat(refused(script)).isEqualTo(refused(script)).hasSizeBetween(1_800, 2_200);
    }

    private static List<Integer> refused(SmscScript script) {
        Chooser chooser = new Chooser(script);
        return IntStream.range(0, 10_000)
                .filter(i -> chooser.next("99900" + i % 700).status() == Status.QUEUE_FULL)
                .boxed()
                .toList();
    }
}
