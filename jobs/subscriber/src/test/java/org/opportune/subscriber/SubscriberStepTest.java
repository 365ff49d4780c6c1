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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.opportune.model.ProfileField;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.Device;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.LocationKind;
import org.opportune.schemas.event.UnappliedReason;
import org.opportune.schemas.fact.Attribute;
import org.opportune.schemas.fact.Holding;
import org.opportune.schemas.fact.Outcome;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.fact.Tag;
import org.opportune.subscriber.profile.HotProfile;

class SubscriberStepTest {
    private static final String WEEK =
            Scene.POLICY + "frequency-caps:\n  - {times: 1, in: 7d, purposes: [marketing]}\n";

    private final Scene scene = new Scene(definitions(Scene.POLICY, campaign("")));

    private Object profile(ProfileField field, long nowMs) {
        return scene.subscribers.load(Scene.MSISDN).hot().get(field, nowMs);
    }

    @Test
    void scenariosSeeTheHandsetBeforeTheEventAndAudiencesTheOneAfter() {
        String changed = """
                scenario: sent
                title: New phone
                steps:
                  - on: POWER_ON
                    where: profile.tac == "00440000" && event.tac == "00440629" && handset.mms
                """;
        Scene scene = new Scene(Scene.definitions(
                        List.of(changed),
                        Scene.POLICY,
                        Scene.campaign("audience: profile.tac == '00440629' && handset.maker == 'Sable'\n")))
                .consent(true, Scene.NOON);
        scene.give(scene.event(EventKind.POWER_ON, Scene.NOON + 1).setDevice(new Device("00440000", null)));
        scene.give(scene.event(EventKind.POWER_ON, Scene.NOON + 2).setDevice(new Device("00440629", null)));
        scene.give(scene.event(EventKind.POWER_ON, Scene.NOON + 3).setDevice(new Device("00440629", null)));
        assertThat(scene.matches).isEqualTo(1);
        assertThat(scene.actions).hasSize(1);
    }

    @Test
    void aCorrectionOfAnEarlierTariffIsNoChange() {
        Scene scene = new Scene(Scene.definitions(List.of("""
                scenario: sent
                title: Another plan
                steps:
                  - changes: tariff
                    for: 1h
                """), Scene.POLICY));
        scene.fact(EventKind.PRICE_PLAN, NOON, new Holding("prepaid-s", null, null, null));
        scene.give(known(scene, "flat-l", NOON - HOUR, NOON + MINUTE));
        scene.time(NOON + 5 * HOUR);
        assertThat(scene.matches).isZero();
        HotProfile hot = scene.subscribers.load(Scene.MSISDN).hot();
        assertThat(hot.get(ProfileField.TARIFF, NOON)).isEqualTo("prepaid-s");
        assertThat(hot.get(ProfileField.PREVIOUS_TARIFF, NOON)).isNull();
        scene.fact(EventKind.PRICE_PLAN, NOON + 6 * HOUR, new Holding("flat-m", null, null, null));
        scene.give(known(scene, "prepaid-s", NOON - 2 * HOUR, NOON + 6 * HOUR + MINUTE));
        scene.time(NOON + 7 * HOUR);
        assertThat(scene.matches).as("nor is it the former one again").isEqualTo(1);
        assertThat(scene.unapplied).isEmpty();
    }

    /** A plan of then that becomes known now. */
    private static Envelope known(Scene scene, String plan, long happenedMs, long orderMs) {
        return new Scene(Definitions.NONE)
                .give(scene.event(EventKind.PRICE_PLAN, happenedMs).setFact(new Holding(plan, null, null, null)))
                .ordered(orderMs, Envelope.Verdict.ON_TIME);
    }

    @Test
    void anEventAppliedTwiceCountsOnce() {
        scene.consent(true, NOON);
        Envelope sent = scene.sent(NOON + MINUTE);
        scene.give(sent);
        assertThat(scene.unapplied).containsExactly(UnappliedReason.DUPLICATE);
        assertThat(scene.actions).hasSize(1);
    }

    @Test
    void aRepeatedFactOfTheHolderBeforeSaysNothingOfTheNextOne() {
        scene.consent(true, NOON);
        Envelope consent = scene.fact(EventKind.TAG, NOON, new Tag("vip", true, null, null));
        scene.give(scene.event(EventKind.TERMINATION, NOON + HOUR));
        scene.give(consent.ordered(NOON + 2 * HOUR, Envelope.Verdict.ON_TIME));
        assertThat(scene.unapplied).containsExactly(UnappliedReason.DUPLICATE);
        assertThat(profile(ProfileField.TAGS, NOON + 2 * HOUR).toString()).isEqualTo("[]");
    }

    @Test
    void aLateMomentChangesTheProfileAndMatchesNothing() {
        scene.consent(true, NOON);
        Envelope late = late(EventKind.SMS_SENT, "late-cell", NOON - HOUR);
        scene.give(late);
        scene.give(late);
        assertThat(scene.matches).isZero();
        assertThat(scene.unapplied).containsExactly(UnappliedReason.LATE, UnappliedReason.DUPLICATE);
        assertThat(profile(ProfileField.CELL, NOON)).isEqualTo("late-cell");
        scene.give(late(EventKind.SMS_SENT, "older-cell", NOON - 2 * HOUR));
        assertThat(profile(ProfileField.CELL, NOON)).isEqualTo("late-cell");
        assertThat(profile(ProfileField.LAST_SEEN, NOON)).isEqualTo(NOON - HOUR);
    }

    private Envelope late(EventKind kind, String cell, long happenedMs) {
        Scene elsewhere = new Scene(Definitions.NONE);
        Envelope e = elsewhere.give(scene.event(kind, happenedMs).setLocation(new Location(LocationKind.CELL, cell)));
        return e.ordered(NOON + MINUTE, Envelope.Verdict.LATE);
    }

    @Test
    void stopWithdrawsUntilANewConsent() {
        scene.consent(true, NOON);
        scene.reply("STOP", NOON + MINUTE);
        scene.sent(NOON + 2 * MINUTE);
        assertThat(scene.lastReason()).isEqualTo(RefusalReason.NO_CONSENT);
        scene.consent(true, NOON + 3 * MINUTE);
        scene.sent(NOON + 4 * MINUTE);
        assertThat(scene.lastReason()).isNull();
        scene.consent(false, NOON + 5 * MINUTE);
        scene.sent(NOON + 6 * MINUTE);
        assertThat(scene.lastReason()).isEqualTo(RefusalReason.NO_CONSENT);
    }

    @Test
    void anotherWordIsNoStop() {
        scene.consent(true, NOON);
        scene.reply("YES", NOON + MINUTE);
        scene.sent(NOON + 2 * MINUTE);
        assertThat(scene.actions).hasSize(1);
    }

    @Test
    void aWakeUpAtTheTimeOfAnEventRunsFirst() {
        Scene silent = new Scene(
                definitions(List.of(Scene.SILENT), Scene.POLICY, campaign("offer", "silent", "marketing", "")));
        silent.consent(true, NOON);
        silent.give(silent.event(EventKind.POWER_ON, NOON));
        silent.sent(NOON + 10 * MINUTE);
        assertThat(silent.actions).hasSize(1);
        assertThat(silent.actions.get(0).getDecidedMs()).isEqualTo(NOON + 10 * MINUTE);
        silent.give(silent.event(EventKind.POWER_ON, NOON + HOUR));
        silent.sent(NOON + HOUR + 10 * MINUTE - 1);
        silent.time(NOON + 24 * HOUR);
        assertThat(silent.matches).isEqualTo(1);
    }

    @Test
    void aWakeUpHasItsOwnTimeHoweverLateItRuns() {
        Scene silent = new Scene(
                definitions(List.of(Scene.SILENT), Scene.POLICY, campaign("offer", "silent", "marketing", "")));
        silent.consent(true, NOON).give(silent.event(EventKind.POWER_ON, NOON));
        silent.from(NOON + 11 * MINUTE, definitions(List.of(Scene.SILENT), null));
        silent.time(NOON + 24 * HOUR);
        assertThat(silent.decisions).singleElement().satisfies(d -> {
            assertThat(d.getDecidedMs()).isEqualTo(NOON + 10 * MINUTE);
            assertThat(d.getReason()).isNull();
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = EventKind.class,
            names = {"TERMINATION", "OWNERSHIP_TRANSFER", "ERASURE"})
    void nothingPassesToTheNextHolder(EventKind end) {
        scene.consent(true, NOON);
        scene.fact(EventKind.TAG, NOON, new Tag("vip", true, null, null));
        scene.give(scene.event(end, NOON + MINUTE));
        scene.sent(NOON + 2 * MINUTE);
        assertThat(scene.lastReason())
                .isEqualTo(end == EventKind.ERASURE ? RefusalReason.BLACK_LISTED : RefusalReason.NO_CONSENT);
        assertThat(profile(ProfileField.TAGS, NOON + 2 * MINUTE).toString()).isEqualTo("[]");
    }

    @Test
    void aTagEndsAtItsTime() {
        scene.fact(EventKind.TAG, NOON, new Tag("vip", true, null, NOON + HOUR));
        assertThat(profile(ProfileField.TAGS, NOON + HOUR - 1).toString()).isEqualTo("[vip]");
        assertThat(profile(ProfileField.TAGS, NOON + HOUR).toString()).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({"zh-TW,Nin hao", "zh-HK,Ni hao", "zh,Ni hao", "fr,Hello", "en-GB,Hello"})
    void theTextIsInTheSubscribersLanguage(String language, String text) {
        scene.consent(true, NOON);
        scene.fact(EventKind.ATTRIBUTE, NOON, new Attribute("language", language));
        scene.sent(NOON + MINUTE);
        assertThat(scene.actions.get(0).getText()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"604799999,FREQUENCY_CAP", "604800000,", "604800001,"})
    void theCapWindowIsOpenAtItsOldEnd(long laterMs, RefusalReason reason) {
        Scene capped = new Scene(definitions(WEEK, campaign(""))).consent(true, NOON);
        capped.sent(NOON);
        capped.sent(NOON + laterMs);
        assertThat(capped.actions).isNotEmpty();
        assertThat(capped.lastReason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({"3599999,COOL_DOWN", "3600000,"})
    void theCoolDownIsOpenAtItsOldEnd(long laterMs, RefusalReason reason) {
        Scene cooling = new Scene(definitions(Scene.POLICY, campaign("limits: {cool-down: 1h}\n"))).consent(true, NOON);
        cooling.sent(NOON);
        cooling.sent(NOON + laterMs);
        assertThat(cooling.lastReason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource(OutcomeStatus.class)
    void onlyWhatNobodyHeardFreesTheReservation(OutcomeStatus status) {
        Scene capped = new Scene(definitions(WEEK, campaign(""))).consent(true, NOON);
        capped.sent(NOON);
        capped.fact(
                EventKind.OUTCOME,
                NOON + MINUTE,
                new Outcome(capped.actions.get(0).getId(), "offer", status, null, null));
        capped.sent(NOON + HOUR);
        boolean freed = switch (status) {
            case REJECTED, FAILED, EXPIRED, STOPPED -> true;
            case ACCEPTED, DELIVERED, UNKNOWN, REPLIED, ORDERED, COMPLAINED -> false;
        };
        assertThat(capped.lastReason()).isEqualTo(freed ? null : RefusalReason.FREQUENCY_CAP);
    }

    @Test
    void whatIsHeldGoesInTheMorningAndIsAskedAgain() {
        Scene night = new Scene(definitions(Scene.NIGHT, campaign(""))).consent(true, NOON);
        night.sent(NOON + 4 * HOUR);
        night.sent(NOON + 5 * HOUR);
        assertThat(night.decisions).isEmpty();
        // 08:00 in Shanghai is midnight UTC.
        assertThat(night.heldUntil).containsExactly(NOON + 14 * HOUR, NOON + 14 * HOUR);
        night.consent(false, NOON + 6 * HOUR);
        night.consent(true, NOON + 7 * HOUR);
        night.sent(NOON + 14 * HOUR);
        assertThat(night.actions).hasSize(3);
        assertThat(night.actions).allMatch(a -> a.getDecidedMs() == NOON + 14 * HOUR);
        assertThat(night.due).isEqualTo(night.decisions.size());
    }

    @Test
    void theSubscribersOwnZoneDecidesWhatIsNight() {
        Scene night = new Scene(definitions(Scene.NIGHT, campaign(""))).consent(true, NOON);
        night.fact(EventKind.ATTRIBUTE, NOON, new Attribute("zone", "Europe/Berlin"));
        night.sent(NOON + 4 * HOUR);
        assertThat(night.actions).hasSize(1);
        night.fact(EventKind.ATTRIBUTE, NOON + 5 * HOUR, new Attribute("zone", "Middle/Earth"));
        night.sent(NOON + 6 * HOUR);
        assertThat(night.heldUntil).hasSize(1);
    }

    @Test
    void theControlGroupIsStableAndOfTheSizeAskedFor() {
        Definitions tenth = definitions(Scene.POLICY, campaign("offer", "sent", "service", "control-group: 10%\n"));
        Scene scene = new Scene(tenth);
        int silent = 0;
        for (long i = 0; i < 3000; i++) {
            scene.give(scene.event(EventKind.SMS_SENT, NOON).setMsisdn(Scene.MSISDN + i));
            RefusalReason first = scene.lastReason();
            scene.give(scene.event(EventKind.SMS_SENT, NOON + HOUR).setMsisdn(Scene.MSISDN + i));
            assertThat(scene.lastReason()).isEqualTo(first);
            silent += first == RefusalReason.CONTROL_GROUP ? 1 : 0;
        }
        assertThat(silent).isBetween(240, 360);
    }

    @Test
    void showsConditionsTheTimeWhereTheSubscriberIs() {
        String evening = "scenario: evening\ntitle: t\nsteps:\n  - {on: SMS_SENT, where: local.hour == 18}\n";
        Scene scene = new Scene(Scene.definitions(List.of(evening), Scene.POLICY));
        scene.give(scene.event(EventKind.SMS_SENT, Scene.NOON));
        scene.give(scene.event(EventKind.SMS_SENT, Scene.NOON + Scene.HOUR));
        assertThat(scene.matches).isEqualTo(1);
    }
}
