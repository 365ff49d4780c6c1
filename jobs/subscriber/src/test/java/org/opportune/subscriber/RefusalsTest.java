package org.opportune.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opportune.subscriber.Scene.HOUR;
import static org.opportune.subscriber.Scene.MINUTE;
import static org.opportune.subscriber.Scene.NOON;
import static org.opportune.subscriber.Scene.campaign;
import static org.opportune.subscriber.Scene.definitions;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.ListEntry;
import org.opportune.schemas.fact.ListName;

/** Every reason there is, fired once, with the same journey beside it that is allowed. */
class RefusalsTest {
    private static final long NIGHT_MS = NOON + 4 * HOUR;

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "UNRECOGNISED")
    void everyReasonFires(RefusalReason reason) {
        Scene scene = scene(reason);
        assertThat(scene.lastReason()).isEqualTo(reason);
        assertThat(scene.due).isEqualTo(scene.decisions.size());
        assertThat(scene.decisions.get(scene.decisions.size() - 1).getActionId())
                .isNull();
    }

    private static Scene scene(RefusalReason reason) {
        return switch (reason) {
            case UNRECOGNISED -> throw new IllegalArgumentException("no reason of ours");
            case FEED_SILENT -> silent();
            case NO_CAMPAIGN -> sent(definitions(Scene.POLICY));
            case NO_POLICY -> sent(definitions(List.of(Scene.SENT), null, campaign("")));
            case NOT_IN_AUDIENCE -> sent(definitions(Scene.POLICY, campaign("audience: \"'vip' in profile.tags\"\n")));
            case BLACK_LISTED -> blackListed();
            case NO_CONSENT -> withoutConsent();
            case CONTROL_GROUP -> sent(definitions(Scene.POLICY, campaign("control-group: 100%\n")));
            case QUIET_HOURS -> {
                Scene scene = new Scene(definitions(Scene.NIGHT, campaign("valid-for: 2h\n"))).consent(true, NOON);
                scene.sent(NIGHT_MS);
                yield scene;
            }
            case COOL_DOWN -> twice(definitions(Scene.POLICY, campaign("limits: {cool-down: 1h}\n")));
            case FREQUENCY_CAP ->
                twice(definitions(
                        Scene.POLICY + "frequency-caps:\n  - {times: 1, in: 7d, purposes: [marketing]}\n",
                        campaign("")));
            case CAMPAIGN_RETIRED -> {
                Scene scene = held();
                scene.from(NIGHT_MS + HOUR, definitions(Scene.NIGHT)).time(NIGHT_MS + 24 * HOUR);
                yield scene;
            }
            case SHADOW -> sent(definitions(List.of(Scene.SENT + "status: shadow\n"), Scene.POLICY, campaign("")));
            case STOPPED -> sent(Scene.stopped(List.of(Scene.SENT), List.of("all"), Scene.POLICY, campaign("")));
            case TENANCY_CLOSED -> {
                Scene scene = held();
                scene.give(scene.event(EventKind.TERMINATION, NIGHT_MS + HOUR));
                yield scene;
            }
        };
    }

    @Test
    void whatIsHeldWhenItsScenarioGoesIntoShadowIsNotSaid() {
        Scene scene = held();
        scene.from(NIGHT_MS + HOUR, definitions(List.of(Scene.SENT + "status: shadow\n"), Scene.NIGHT, campaign("")));
        scene.time(NIGHT_MS + 24 * HOUR);
        assertThat(scene.lastReason()).isEqualTo(RefusalReason.SHADOW);
        assertThat(scene.actions).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "campaign/offer", "data-user/shop", "area/pier", "area/harbour"})
    void whatIsStoppedIsNotSaidAndWhatIsResumedIs(String stop) {
        Scene scene = new Scene(Scene.stopped(List.of(Scene.SENT), List.of(stop), Scene.POLICY, campaign("")))
                .consent(true, NOON);
        scene.from(NOON + 2 * MINUTE, Scene.stopped(List.of(Scene.SENT), List.of(), Scene.POLICY, campaign("")));
        scene.seen("460-00-1-1", NOON + 1).sent(NOON + MINUTE);
        assertThat(scene.lastReason()).isEqualTo(RefusalReason.STOPPED);
        assertThat(scene.decisions.get(0).getDetail()).isEqualTo(stop);
        scene.sent(NOON + 2 * MINUTE);
        assertThat(scene.actions).hasSize(1);
        assertThat(scene.actions.get(0).getAreas()).containsExactly("harbour", "pier");
    }

    @ParameterizedTest
    @ValueSource(strings = {"campaign/sent", "data-user/offer", "area/station"})
    void whatIsStoppedIsNothingElse(String stop) {
        Scene scene = new Scene(Scene.stopped(List.of(Scene.SENT), List.of(stop), Scene.POLICY, campaign("")))
                .consent(true, NOON);
        scene.seen("460-00-1-2", NOON + 1).sent(NOON + MINUTE);
        assertThat(scene.actions).hasSize(1);
        assertThat(scene.actions.get(0).getAreas()).isEmpty();
    }

    @Test
    void whatIsHeldWhenItIsStoppedIsNotSaid() {
        Scene scene = held();
        scene.from(
                NIGHT_MS + HOUR,
                Scene.stopped(List.of(Scene.SENT), List.of("campaign/offer"), Scene.NIGHT, campaign("")));
        scene.time(NIGHT_MS + 24 * HOUR);
        assertThat(scene.lastReason()).isEqualTo(RefusalReason.STOPPED);
        assertThat(scene.actions).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "retired"})
    void whatDoesNotRunIsNotMatched(String status) {
        Scene scene = sent(definitions(List.of(Scene.SENT + "status: " + status + "\n"), Scene.POLICY, campaign("")));
        assertThat(scene.matches).isZero();
        assertThat(scene.applied).isEqualTo(2);
    }

    private static Scene sent(Definitions definitions) {
        Scene scene = new Scene(definitions).consent(true, NOON);
        scene.sent(NOON + MINUTE);
        return scene;
    }

    private static Scene twice(Definitions definitions) {
        Scene scene = sent(definitions);
        assertThat(scene.actions).hasSize(1);
        scene.sent(NOON + 2 * MINUTE);
        return scene;
    }

    private static Scene held() {
        Scene scene = new Scene(definitions(Scene.NIGHT, campaign(""))).consent(true, NOON);
        scene.sent(NIGHT_MS);
        assertThat(scene.decisions).isEmpty();
        assertThat(scene.heldUntil).hasSize(1);
        return scene;
    }

    private static Scene withoutConsent() {
        Scene scene = new Scene(definitions(Scene.POLICY, campaign("")));
        scene.sent(NOON);
        return scene;
    }

    private static Scene blackListed() {
        Scene scene = new Scene(definitions(Scene.POLICY, campaign(""))).consent(true, NOON);
        scene.fact(EventKind.LIST_MEMBERSHIP, NOON, new ListEntry(ListName.BLACK, true, Channel.SMS, null));
        scene.sent(NOON + MINUTE);
        return scene;
    }

    private static Scene silent() {
        Scene scene = new Scene(definitions(
                List.of(Scene.SILENT),
                Scene.POLICY + "feeds:\n  a-interface: [SMS_SENT]\n",
                campaign("offer", "silent", "marketing", "")));
        scene.consent(true, NOON);
        scene.feeds.tick("a-interface", NOON);
        scene.give(scene.event(EventKind.POWER_ON, NOON));
        scene.time(NOON + HOUR);
        return scene;
    }
}
