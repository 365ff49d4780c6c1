package org.opportune.signaling.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.Detail;
import org.opportune.signaling.behaviour.Kind;
import org.opportune.signaling.behaviour.Place;
import org.opportune.signaling.behaviour.Proof;
import org.opportune.signaling.behaviour.Subject;
import org.opportune.signaling.identity.Binding.Way;

/** A subscriber who is given one TMSI after the other stays who he is; what was before is of who had it then. */
class IdentitiesTest {
    private static final long IMSI = 1_999_010_000_000_007L;
    private static final int LAC = 1_001;
    private static final long SCOPE = Subject.scope(2, 1, LAC);
    private static final long SECOND = 1_000_000_000L;

    private final List<Behaviour> out = new ArrayList<>();
    private final Identities identities = new Identities(100, 100, 600 * SECOND, out::add);

    private static Behaviour by(int tmsi, long second, Kind kind, @Nullable Detail detail) {
        Subject subject = new Subject(0, true, tmsi, SCOPE, 0, second, false);
        Proof proof = new Proof(second * SECOND, second, second, tmsi);
        return new Behaviour(kind, proof, subject, new Place(-1, LAC, 5), detail);
    }

    private static Behaviour update(int from, int to, long second) {
        Detail detail = new Detail.Update(Place.UNKNOWN, 1, true, true, to, Detail.NONE);
        return by(from, second, Kind.PERIODIC_UPDATE, detail);
    }

    private static Binding says(Way way, int tmsi, long second) {
        return new Binding(SCOPE, tmsi, IMSI, way, second * SECOND);
    }

    private List<String> told() {
        return out.stream()
                .map(b -> b.proof().frame() + (b.subject().imsi() == IMSI ? " his" : " nobody's"))
                .toList();
    }

    @Test
    void oneTmsiFollowsFromTheOther() {
        identities.take(says(Way.ASSIGNED, 1, 10));
        identities.take(update(1, 2, 20));
        identities.take(update(2, 3, 30));
        identities.take(by(3, 40, Kind.POWER_OFF, null));
        assertThat(told()).containsExactly("20 his", "30 his", "40 his");
    }

    @Test
    void whatIsLearntLateResolvesTheWholeRowButNothingOfBefore() {
        identities.take(by(2, 5, Kind.POWER_OFF, null));
        identities.take(update(1, 2, 20));
        identities.take(by(2, 30, Kind.CALL_STARTED, null));
        assertThat(told()).isEmpty();

        identities.take(says(Way.SHOWN, 1, 40));
        assertThat(told()).containsExactlyInAnyOrder("5 nobody's", "20 his", "30 his");
    }

    @Test
    void whoWasGivenItSinceKeepsIt() {
        identities.take(update(1, 2, 20));
        identities.take(new Binding(SCOPE, 2, IMSI + 1, Way.ASSIGNED, 30 * SECOND));
        identities.take(says(Way.SHOWN, 1, 40));
        identities.take(by(2, 50, Kind.POWER_OFF, null));
        assertThat(out.get(out.size() - 1).subject().imsi()).isEqualTo(IMSI + 1);
    }
}
