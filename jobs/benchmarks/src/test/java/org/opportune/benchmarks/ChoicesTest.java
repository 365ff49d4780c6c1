package org.opportune.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opportune.benchmarks.Round.Side;

class ChoicesTest {
    @Test
    void shouldBoundWhatThePlainOperatorsRead() {
        Choices choices = Choices.of(List.of("--rounds", "5", "--events", "4000000", "--opponents", "30000"));

        assertThat(choices.rounds()).isEqualTo(5);
        assertThat(choices.sides()).containsExactly(Side.FLOOR, Side.OURS, Side.HOSTED, Side.PLAIN);
        assertThat(choices.events(Side.HOSTED)).isEqualTo(4_000_000);
        assertThat(choices.events(Side.PLAIN)).isEqualTo(30_000);
        assertThat(choices.events(Side.OURS, Crowd.FIVE_THOUSAND)).isEqualTo(4_000_000);
        assertThat(choices.events(Side.OURS, Crowd.ONE_KIND))
                .as("the worst case reads an eighth")
                .isEqualTo(choices.recorded(Crowd.ONE_KIND))
                .isEqualTo(500_000);
    }

    @Test
    void shouldLeaveTheOpponentsOut() {
        assertThat(Choices.of(List.of("--opponents", "0")).sides()).containsExactly(Side.FLOOR, Side.OURS);
    }

    @Test
    void shouldCompareAMillionEvents() {
        Choices choices = Choices.of(List.of("--equal"));

        assertThat(choices.contest()).isEqualTo(Choices.Contest.EQUAL);
        assertThat(choices.events(Side.PLAIN_ON_HEAP)).isEqualTo(1_000_000);
    }

    @Test
    void shouldNameTheWordThatIsWrong() {
        for (List<String> wrong : List.of(
                List.of("--rounds"),
                List.of("--rounds", "0"),
                List.of("--events", "many"),
                List.of("--subscribers", "-1"),
                List.of("--fast"))) {
            assertThatThrownBy(() -> Choices.of(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("usage: scripts/bench")
                    .hasMessageEndingWith("at=" + wrong.get(0));
        }
    }
}
