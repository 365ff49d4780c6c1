package org.opportune.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.opportune.model.Campaign;
import org.opportune.model.EventField;
import org.opportune.model.Handset;
import org.opportune.model.HandsetField;
import org.opportune.model.Hearing;
import org.opportune.model.Place;
import org.opportune.model.Policy;
import org.opportune.model.Scenario;
import org.opportune.model.Site;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.DataCategory;
import org.opportune.schemas.fact.Purpose;

class RightTextsTest {
    private static final String EVERYTHING = Texts.right("everything.scenario.yaml");
    private static final String SEQUENCE = Texts.right("sequence.scenario.yaml");

    @Test
    void everyVerbAndKeyOfAScenario() {
        Scenario scenario =
                Language.scenario("everything.scenario.yaml", EVERYTHING).get();
        assertThat(scenario.about().features()).containsExactly("SCN-06", "SCN-19");
        assertThat(scenario.withinMs()).isEqualTo(604_800_000);
        assertThat(scenario.coolDownMs()).isEqualTo(86_400_000);
        assertThat(scenario.start()).isEqualTo(Scenario.Start.EVERY);
        assertThat(scenario.steps())
                .extracting(Step::verb)
                .containsExactly(
                        Verb.ON, Verb.ON, Verb.COUNT, Verb.ABSENCE, Verb.DWELL, Verb.RIDING, Verb.CHANGE, Verb.ON);
        assertThat(scenario.steps())
                .extracting(Step::name)
                .containsExactly("call", "step2", "rejected", "step4", "step5", "ride", "step7", "step8");
        Step call = scenario.steps().get(0);
        assertThat(call.kinds())
                .containsExactlyInAnyOrder(EventKind.CALL_ENDED, EventKind.CUSTOM_MOMENT, EventKind.CUSTOM_FACT);
        assertThat(call.hears().get(0).customKinds()).containsExactly("parcel-arrived");
        assertThat(call.hears().get(0).where().text())
                .isEqualTo("event.counterpart in [\"12580\", \"10086\"] && event.direction == \"ORIGINATING\"");
        assertThat(call.captures()).containsExactly(EventField.COUNTERPART);
        assertThat(scenario.steps().get(1).strict()).isTrue();
        assertThat(scenario.steps().get(1).withinMs()).isEqualTo(600_000);
        assertThat(scenario.steps().get(2).times()).isEqualTo(3);
        assertThat(scenario.steps().get(2).windowMs()).isEqualTo(3_600_000);
        assertThat(scenario.steps().get(4).place()).isEqualTo("airport");
        assertThat(scenario.steps().get(4).windowMs()).isEqualTo(5_400_000);
        assertThat(scenario.steps().get(4).kinds())
                .contains(EventKind.LOCATION_UPDATE, EventKind.CALL_ENDED, EventKind.POWER_OFF);
        assertThat(scenario.steps().get(4).gapMs()).isEqualTo(300_000);
        Step ride = scenario.steps().get(5);
        assertThat(ride.times()).isEqualTo(5);
        assertThat(ride.windowMs()).isEqualTo(720_000);
        assertThat(ride.pingPong()).isTrue();
        assertThat(ride.captures()).containsExactly(EventField.CELL);
        Step change = scenario.steps().get(6);
        assertThat(change.windowMs()).isEqualTo(21_600_000);
        assertThat(change.kinds()).contains(EventKind.HANDSET_CHANGED, EventKind.DATA_SESSION, EventKind.POWER_ON);
        assertThat(scenario.steps().get(7).strict()).isFalse();
    }

    @Test
    void whatIsSaidOfAScenarioChangesNothingOfWhatItMatches() {
        String more = "owner: retail\npurpose: who waits has time to read\nstatus: shadow\n";
        Scenario said = Language.scenario("s", EVERYTHING + more).get();
        assertThat(said.about())
                .isEqualTo(new Scenario.About(
                        "Every verb and key once",
                        List.of("SCN-06", "SCN-19"),
                        "retail",
                        "who waits has time to read",
                        Scenario.Status.SHADOW,
                        Set.of(DataCategory.TRAFFIC, DataCategory.LOCATION, DataCategory.PROFILE),
                        Set.of()));
        Scenario scenario = Language.scenario("s", EVERYTHING).get();
        assertThat(scenario.status()).isEqualTo(Scenario.Status.LIVE);
        assertThat(said.fingerprint()).isEqualTo(scenario.fingerprint());
    }

    @Test
    void theEngineChangesNothingOfWhatAScenarioMatches() {
        String text = "scenario: s\ntitle: S\nstart: every\ncool-down: 1d\nsteps: [{on: SMS_SENT}]\n";
        Scenario ours = Language.scenario("s", text).get();
        Scenario theirs = Language.scenario("s", text + "engine: flink-cep\n").get();
        assertThat(ours.engine()).isEqualTo(Scenario.Engine.OPPORTUNE);
        assertThat(theirs.engine()).isEqualTo(Scenario.Engine.FLINK_CEP);
        assertThat(theirs.fingerprint()).isEqualTo(ours.fingerprint());
    }

    @Test
    void aPatternInJavaStandsForTheSteps() {
        String text = "scenario: s\ntitle: S\nengine: flink-cep\npattern: rising-1\ncool-down: 1d\n";
        Scenario scenario = Language.scenario("s", text).get();
        assertThat(scenario.pattern()).isEqualTo("rising-1");
        assertThat(scenario.steps()).isEmpty();
        assertThat(scenario.coolDownMs()).isEqualTo(86_400_000);
        assertThat(Language.scenario("s", text.replace("rising-1", "rising-2"))
                        .get()
                        .fingerprint())
                .isNotEqualTo(scenario.fingerprint());
    }

    @Test
    void everythingThatAStepCanBeMadeOf() {
        Scenario scenario = Language.scenario("sequence", SEQUENCE).get();
        List<Step> steps = scenario.steps();
        assertThat(scenario.openRuns()).isEqualTo(4);
        assertThat(steps)
                .extracting(Step::verb)
                .containsExactly(
                        Verb.ON, Verb.ON, Verb.COUNT, Verb.ALL, Verb.BARRED, Verb.BARRED, Verb.ON, Verb.COUNT, Verb.ON);
        assertThat(steps).filteredOn(Step::optional).extracting(Step::name).containsExactly("query", "refused");
        assertThat(steps).filteredOn(Step::strict).extracting(Step::name).containsExactly("step7");
        assertThat(steps.get(0).hears()).extracting(Hearing::name).containsExactly("contact", "contact");
        assertThat(steps.get(0).kinds())
                .containsExactlyInAnyOrder(
                        EventKind.CALL_ENDED, EventKind.CUSTOM_MOMENT, EventKind.CUSTOM_FACT, EventKind.SMS_SENT);
        assertThat(steps.get(0).hears().get(0).where().text()).isEqualTo("event.duration > 60");
        assertThat(steps.get(0).captures()).containsExactly(EventField.COUNTERPART);
        assertThat(List.of(steps.get(2).times(), steps.get(2).most())).containsExactly(2, 4);
        assertThat(List.of(steps.get(7).times(), steps.get(7).most())).containsExactly(3, 32);
        assertThat(steps).extracting(Step::distinct).containsOnly(null, EventField.SITE);
        assertThat(steps.get(3).hears()).extracting(Hearing::name).containsExactly("paid", "ready_2", "held");
        assertThat(steps.get(3).hears())
                .extracting(Hearing::captures)
                .containsExactly(List.of(EventField.AMOUNT), List.of(), List.of(EventField.PRODUCT));
        assertThat(steps.get(3).captures()).containsExactly(EventField.KIND);
        assertThat(steps.get(5).hears()).hasSize(2);
        assertThat(steps.get(6).hears()).hasSize(2);
    }

    @Test
    void aFingerprintKnowsWhatAStepIsMadeOf() {
        String print = fingerprint(SEQUENCE);
        for (List<String> change : List.of(
                List.of("duration > 60", "duration > 61"),
                List.of("        - on: SMS_SENT\n    as: contact", "        - on: MMS_SENT\n    as: contact"),
                List.of("    optional: true\n    within: 10m", "    within: 10m"),
                List.of("2..4", "2..5"),
                List.of("2..4", "2"),
                List.of("count: 3+", "count: 3"),
                List.of("distinct: site", "distinct: cell"),
                List.of("    distinct: site\n", ""),
                List.of("amount >= 500", "amount >= 501"),
                List.of("        - on: QUOTA_USAGE\n", ""),
                List.of("  - not: COMPLAINT\n", ""),
                List.of("  - not: COMPLAINT\n", "  - not: COMPLAINT\n    for: 1h\n"),
                List.of("SITE_VISIT\n          where: paid", "SITE_VISIT\n          where: ready"),
                List.of("open-runs: 4", "open-runs: 5"))) {
            assertThat(SEQUENCE).contains(change.get(0));
            assertThat(fingerprint(SEQUENCE.replace(change.get(0), change.get(1))))
                    .as(change.toString())
                    .isNotEqualTo(print);
        }
    }

    @Test
    void aFingerprintKnowsWhichOfTwoStepsANameMeans() {
        String text = """
                scenario: s
                title: t
                steps:
                  - {on: CALL_STARTED, as: one}
                  - {then: CALL_STARTED, as: two}
                  - {then: CALL_ENDED, where: event.counterpart == one.counterpart}
                """;
        String other =
                text.replace("as: one", "as: x").replace("as: two", "as: one").replace("as: x", "as: two");
        assertThat(fingerprint(other)).isNotEqualTo(fingerprint(text));
    }

    @Test
    void handsets() {
        assertThat(Language.handsets("handsets.yaml", Texts.right("handsets.yaml"))
                        .get())
                .containsExactly(
                        new Handset(
                                Set.of("00440148", "00440149"),
                                Map.of(
                                        HandsetField.MAKER,
                                        "Larkspur",
                                        HandsetField.MODEL,
                                        "Larkspur B",
                                        HandsetField.YEAR,
                                        2004L,
                                        HandsetField.MMS,
                                        true,
                                        HandsetField.WAP,
                                        true,
                                        HandsetField.LTE,
                                        false),
                                true),
                        new Handset(
                                Set.of("00440037"),
                                Map.of(HandsetField.MAKER, "Pebble", HandsetField.MODEL, "Pebble 2"),
                                false));
    }

    @Test
    void aCampaign() {
        Campaign campaign =
                Language.campaign("campaign.yaml", Texts.right("campaign.yaml")).get();
        assertThat(campaign.purpose()).isEqualTo(Purpose.MARKETING);
        assertThat(campaign.channel()).isEqualTo(Channel.SMS);
        assertThat(campaign.texts()).containsOnlyKeys("en", "zh");
        assertThat(campaign.controlPerMille()).isEqualTo(5);
        assertThat(campaign.coolDownMs()).isEqualTo(604_800_000);
        assertThat(campaign.validForMs()).isEqualTo(7_200_000);
        assertThat(campaign.audience().code()).isNotNull();
        assertThat(campaign.fingerprint()).hasSize(32);
    }

    @Test
    void aPolicy() {
        Policy policy =
                Language.policy("policy.yaml", Texts.right("policy.yaml")).get();
        assertThat(policy.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(policy.quietHours())
                .isEqualTo(new Policy.QuietHours(
                        LocalTime.of(21, 0), LocalTime.of(9, 0), 1_800_000, Set.of(Purpose.MARKETING)));
        assertThat(policy.caps())
                .containsExactly(
                        new Policy.FrequencyCap(3, 604_800_000, Set.of(Purpose.MARKETING)),
                        new Policy.FrequencyCap(1, 14_400_000, Set.of(Purpose.MARKETING, Purpose.SERVICE)));
        assertThat(policy.feeds().get("billing")).containsExactlyInAnyOrder(EventKind.TOP_UP, EventKind.BILL);
    }

    @Test
    void places() {
        assertThat(Language.places("places.yaml", Texts.right("places.yaml")).get())
                .containsExactly(
                        new Place("international-airport", "airport", Set.of("460-00-4101-1001", "460-00-4101-1002")),
                        new Place("central-station", "station", Set.of("460-00-4200")),
                        new Place(
                                "ring-road",
                                "road",
                                Set.of("460-00-4102-3000", "460-00-4102-3001", "460-00-4102-3002"),
                                Map.of(
                                        "460-00-4102-3001",
                                        new Site(31_570_211, 120_300_000),
                                        "460-00-4102-3002",
                                        new Site(-1, -180_000_000))),
                        new Place(
                                "east",
                                "network",
                                Set.of("460-00-4102-3001"),
                                Map.of("460-00-4102-3001", new Site(31_570_211, 120_300_000))));
    }

    @Test
    void aFingerprintKnowsMeaningFromLayout() {
        String print = fingerprint(EVERYTHING);
        assertThat(fingerprint(EVERYTHING
                        .replace("Every verb and key once", "Another title")
                        .replace("  // as dialled", "")
                        .replace("      && event.direction", "         &&   event.direction")
                        .replace("\n", "\r\n")))
                .isEqualTo(print);
        for (List<String> change : List.of(
                List.of("45m", "46m"),
                List.of("count: 3", "count: 4"),
                List.of("- next:", "- then:"),
                List.of("\"12580\"", "\"12581\""),
                List.of("parcel-arrived", "parcel-left"),
                List.of("dwell: airport", "dwell: station"),
                List.of("gap: 5m", "gap: 6m"),
                List.of("    gap: 5m\n", ""),
                List.of("cells: 5", "cells: 6"),
                List.of("in: 12m", "in: 13m"),
                List.of(", ping-pong: counted", ""),
                List.of("for: 6h", "for: 7h"),
                List.of("previousHandset.mms", "previousHandset.wap"),
                List.of("within: 10m", "within: 11m"),
                List.of("cool-down: 24h", "cool-down: 25h"),
                List.of("start: every", "start: restart"),
                List.of("within: 7d", "within: 8d"))) {
            assertThat(EVERYTHING).contains(change.get(0));
            assertThat(fingerprint(EVERYTHING.replace(change.get(0), change.get(1))))
                    .as(change.toString())
                    .isNotEqualTo(print);
        }
    }

    @Test
    void aFingerprintOfBeforeStaysWithoutReferences() {
        String without = EVERYTHING
                .replaceAll("    where: event.counterpart == .*\n", "")
                .replace(" || event.cell != ride.cell", "");
        assertThat(without).doesNotContain("ride.", "call.", "rejected.");
        assertThat(fingerprint(without)).as("what 0.3.0 gave").isEqualTo("cc997025a039e4488a5534a3a0f5f21b");
    }

    @Test
    void aCountMayGoOnAfterAMatch() {
        String text =
                "scenario: s\ntitle: t\nsteps:\n  - count: 3\n    on: CALL_STARTED\n    in: 1h\nafter-match: drop\n";
        Scenario drops = Language.scenario("s", text).get();
        Scenario keeps = Language.scenario("s", text.replace("drop", "keep")).get();
        assertThat(drops.afterMatch()).isEqualTo(Scenario.AfterMatch.DROP);
        assertThat(keeps.afterMatch()).isEqualTo(Scenario.AfterMatch.KEEP);
        assertThat(fingerprint(text.replace("after-match: drop\n", ""))).isEqualTo(drops.fingerprint());
        assertThat(keeps.fingerprint()).isNotEqualTo(drops.fingerprint());
    }

    @Test
    void theMachinesLocaleAndZoneChangeNothing() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String expected = fingerprint(EVERYTHING);
        String problems =
                Language.scenario("x", EVERYTHING.replace("45m", "4x5")).display();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(fingerprint(EVERYTHING)).isEqualTo(expected);
            assertThat(Language.scenario("x", EVERYTHING.replace("45m", "4x5")).display())
                    .isEqualTo(problems);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void textsThatAreTooLargeAreRefusedUnread() {
        Checked<Scenario> checked = Language.scenario("big.yaml", "a".repeat(300_000));
        assertThat(checked.problems())
                .singleElement()
                .extracting(Problem::rule)
                .isEqualTo("the text is too long: characters=300000 limit=262144");
        assertThat(Language.scenario("deep.yaml", "[".repeat(10_000)).display())
                .contains("nested deeper than 16 levels");
    }

    private static String fingerprint(String text) {
        return Language.scenario("everything.scenario.yaml", text).get().fingerprint();
    }
}
