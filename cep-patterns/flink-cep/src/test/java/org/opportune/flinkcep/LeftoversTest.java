package org.opportune.flinkcep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LeftoversTest {
    private static CepMatch match(long matchedSecond, Occurrence first, Occurrence last) {
        return new CepMatch(matchedSecond * 1000, first, last, List.of(), matchedSecond * 1000);
    }

    private static Occurrence at(int number, long second) {
        return Sides.event(number, second, "SMS_SENT", null);
    }

    @Test
    void shouldGoOnWhereItWasSaved() {
        Leftovers before = new Leftovers(0);
        assertThat(before.save()).isNull();
        assertThat(before.take(match(5, at(1, 1), at(5, 5)))).isTrue();

        Leftovers after = new Leftovers(0).restore(before.save());

        assertThat(after.take(match(7, at(4, 4), at(7, 7))))
                .as("began before the match")
                .isFalse();
        assertThat(after.take(match(8, at(5, 5), at(8, 8))))
                .as("began with the match")
                .isFalse();
        assertThat(after.take(match(9, at(6, 5), at(9, 9))))
                .as("began behind it, at its time")
                .isTrue();
    }

    @Test
    void shouldTakeWhatBeginsAtADeadlineAsBehindIt() {
        Leftovers leftovers = new Leftovers(0);
        assertThat(leftovers.take(match(5, at(1, 1), at(2, 2)))).isTrue();

        assertThat(leftovers.take(match(9, at(3, 4), at(3, 4)))).isFalse();
        assertThat(new Leftovers(0).restore(leftovers.save()).take(match(9, at(4, 5), at(4, 5))))
                .isTrue();
    }

    @Test
    void shouldRestUntilTheCoolDownIsOver() {
        Leftovers leftovers = new Leftovers(10_000);
        assertThat(leftovers.take(match(5, at(1, 1), at(5, 5)))).isTrue();

        assertThat(leftovers.take(match(30, at(6, 14), at(7, 30)))).isFalse();
        assertThat(leftovers.take(match(31, at(8, 15), at(9, 31)))).isTrue();
    }

    @Test
    void shouldRefuseALayoutThatItDoesNotKnow() {
        Leftovers leftovers = new Leftovers(0);
        leftovers.take(match(5, at(1, 1), at(5, 5)));
        byte[] later = leftovers.save();
        later[0] = 2;

        assertThatThrownBy(() -> new Leftovers(0).restore(later)).hasMessageContaining("layout of the latest match");
    }
}
