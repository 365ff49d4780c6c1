package org.opportune.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opportune.language.Language;
import org.opportune.model.Scenario;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Envelope.Verdict;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.Wire;
import org.opportune.schemas.decision.DecisionKind;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.UnappliedReason;
import org.opportune.schemas.fact.Tenancy;
import org.opportune.schemas.match.Recognised;

/** Matches that another engine found. */
class MatchEventTest {
    private static final long NOON = 1_774_670_400_000L;
    private static final Scenario ELSEWHERE = Language.scenario(
                    "test", "scenario: elsewhere\ntitle: E\nengine: flink-cep\npattern: some-1\n")
            .get();

    private static Definitions definitions(String policy) {
        return new Definitions(
                List.of(ELSEWHERE),
                List.of(Language.campaign("test", Scene.campaign("offer", "elsewhere", "service", ""))
                        .get()),
                Language.policy("test", policy).get(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Set.of(Scenario.Engine.OPPORTUNE),
                List.of());
    }

    private static Recognised.Builder found(long matchedMs, long beganMs) {
        return Recognised.newBuilder()
                .setScenario("elsewhere")
                .setFingerprint(ELSEWHERE.fingerprint())
                .setMatchedMs(matchedMs)
                .setBeganMs(beganMs)
                .setEvidence(List.of(new EventId(EventIds.hash(EventIds.part(beganMs)))))
                .setAbsentFromMs(matchedMs);
    }

    private static Envelope envelope(Recognised.Builder found, Verdict verdict) {
        Recognised built = found.build();
        byte[] avro = Wire.of(Recognised.class).encode(built);
        return new Envelope(
                Scene.MSISDN, built.getMatchedMs(), built.getMatchedMs(), EventKind.MATCH, verdict, 1, 2, avro);
    }

    @Test
    void isDecidedAtItsTimeWithItsProof() {
        Scene scene = new Scene(definitions(Scene.POLICY));
        scene.give(envelope(found(NOON + 7, NOON), Verdict.ON_TIME));
        assertThat(scene.decisions).singleElement().satisfies(decision -> {
            assertThat(decision.getKind()).isEqualTo(DecisionKind.ACTION);
            assertThat(decision.getDecidedMs()).isEqualTo(NOON + 7);
            assertThat(decision.getMatch().getFingerprint()).isEqualTo(ELSEWHERE.fingerprint());
            assertThat(decision.getMatch().getEvidence())
                    .containsExactly(new EventId(EventIds.hash(EventIds.part(NOON))));
        });
        assertThat(scene.matches).isEqualTo(1);
        assertThat(scene.applied).as("events shown to our scenarios").isZero();
    }

    @Test
    void anAbsenceAsksWhetherTheFeedWasAlive() {
        Scene scene = new Scene(definitions(Scene.POLICY + "feeds: {a-interface: [TOP_UP]}\n"));
        scene.give(envelope(
                found(NOON + 7, NOON).setAbsentKinds(List.of(EventKind.TOP_UP)).setAbsentFromMs(NOON),
                Verdict.ON_TIME));
        assertThat(scene.lastReason()).isEqualTo(RefusalReason.FEED_SILENT);
    }

    @Test
    void ofAnotherVersionOrOfNoneThatRunsItDecidesNothingAndSaysSo() {
        Scene scene = new Scene(definitions(Scene.POLICY));
        scene.give(envelope(found(NOON, NOON).setFingerprint("another"), Verdict.ON_TIME));
        scene.give(envelope(found(NOON, NOON).setScenario("retired"), Verdict.ON_TIME));
        assertThat(scene.decisions).isEmpty();
        assertThat(scene.unapplied).containsExactly(UnappliedReason.NOT_IN_FORCE, UnappliedReason.NOT_IN_FORCE);
    }

    @Test
    void lateOrOfAnEarlierHolderItDecidesNothingAndSaysSo() {
        Scene scene = new Scene(definitions(Scene.POLICY));
        scene.give(envelope(found(NOON, NOON), Verdict.LATE));
        scene.fact(EventKind.TERMINATION, NOON + 1, new Tenancy(null, null));
        scene.give(envelope(found(NOON + 5, NOON), Verdict.ON_TIME));
        assertThat(scene.decisions).isEmpty();
        assertThat(scene.unapplied).containsExactly(UnappliedReason.LATE, UnappliedReason.LATE);
        scene.give(envelope(found(NOON + 6, NOON + 2), Verdict.ON_TIME));
        assertThat(scene.decisions).hasSize(1);
    }
}
