package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.opportune.cli.Standing.Stage.IN_FORCE;
import static org.opportune.cli.Standing.Stage.REFUSED;
import static org.opportune.cli.Standing.Stage.SCHEDULED;
import static org.opportune.cli.Standing.Stage.WAITING;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;

class StandingTest {
    private static final Control A = control("a", ControlVerb.PUBLISH, "one");
    private static final Control A2 = control("a", ControlVerb.PUBLISH, "two");
    private static final Control B = control("b", ControlVerb.PUBLISH, "one");
    private static final Control NO_A = control("a", ControlVerb.RETIRE, null);

    @Test
    void theLatestInForceCountsAndWhatIsToComeIsBeside() {
        List<Standing> all = Standing.all(
                List.of(A, A2, B, NO_A, B), List.of(at(A, 0, 10), at(A2, 1, 20), at(B, 2, 30), at(NO_A, 3, 99)), 50);
        assertThat(all)
                .extracting(s -> s.control().getText(), Standing::stage)
                .containsExactly(
                        tuple("two", IN_FORCE), tuple(null, SCHEDULED), tuple("one", IN_FORCE), tuple("one", WAITING));
    }

    @Test
    void retiredIsGoneAndARepeatedStampCountsOnce() {
        assertThat(Standing.all(
                        List.of(A, NO_A), List.of(at(A, 0, 10), at(NO_A, 1, 20), at(A, 0, 30), at(NO_A, 1, 40)), 50))
                .isEmpty();
        assertThat(Standing.all(List.of(A, A), List.of(at(A, 0, 10), at(A, 0, 10)), 50))
                .extracting(Standing::stage)
                .containsExactly(IN_FORCE, WAITING);
    }

    @Test
    void whatJobsWentPastWasRefused() {
        assertThat(Standing.all(List.of(A, B), List.of(at(B, 0, 10)), 50))
                .extracting(s -> s.control().getId(), Standing::stage)
                .containsExactly(tuple("a", REFUSED), tuple("b", IN_FORCE));
    }

    @Test
    void thereIsOnePolicy() {
        Control house = policy("house");
        Control summer = policy("summer");
        assertThat(Standing.all(List.of(house, summer), List.of(at(house, 0, 10), at(summer, 1, 20)), 50))
                .extracting(s -> s.control().getId())
                .containsExactly("summer");
        assertThat(Standing.published(List.of(house, summer))).containsExactly(summer);
        assertThat(Standing.published(List.of(A, B, NO_A))).containsExactly(B);
    }

    private static Control policy(String id) {
        return Control.newBuilder(control(id, ControlVerb.PUBLISH, "x"))
                .setKind(ControlKind.POLICY)
                .build();
    }

    private static Control control(String id, ControlVerb verb, String text) {
        return Control.newBuilder()
                .setKind(ControlKind.SCENARIO)
                .setVerb(verb)
                .setId(id)
                .setText(text)
                .build();
    }

    private static Control at(Control control, long sequence, long effectiveMs) {
        return Control.newBuilder(control)
                .setSequence(sequence)
                .setEffectiveMs(effectiveMs)
                .build();
    }
}
