package org.opportune.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opportune.library.Library;
import org.opportune.model.Campaign;
import org.opportune.model.Handset;
import org.opportune.model.HandsetField;
import org.opportune.model.Scenario;

class LibraryTextsTest {
    /** As 0.3.0 gave them: open runs carry their scenario's print, and those of another are let go. */
    private static final Map<String, String> PRINTS_OF_BEFORE = Map.of(
            "airport-long-stay", "7d1f71f1f96f5803fcf39c5a6ea710bc",
            "hotline-follow-up", "15c1291df62e6921d3993d595b15b916",
            "new-mms-handset", "5cf0ef4482f52029e7c2b6edb92a83bb",
            "riding", "f1e7f2dc71bf8fe41aa7ef6d9fab8f48",
            "riding-on-gsm", "a351dc587c907bce06cd70264c65cab0");

    static List<Library.Entry> entries() {
        return Library.entries();
    }

    @Test
    void theFingerprintsOfShippedScenariosStay() {
        Map<String, String> prints = new TreeMap<>();
        for (Library.Entry entry : Library.entries()) {
            prints.put(
                    entry.id(),
                    Language.scenario(entry.id(), entry.scenario()).get().fingerprint());
        }
        assertThat(prints).containsAllEntriesOf(PRINTS_OF_BEFORE);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyShippedScenarioIsRight(Library.Entry entry) {
        Checked<Scenario> scenario = Language.scenario(entry.id(), entry.scenario());
        assertThat(scenario.display()).isEmpty();
        assertThat(scenario.get().id()).isEqualTo(entry.id());
        assertThat(scenario.get().about().features()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyShippedCampaignIsRightAndAnswersItsScenario(Library.Entry entry) {
        Checked<Campaign> campaign = Language.campaign(entry.id(), entry.campaign());
        assertThat(campaign.display()).isEmpty();
        assertThat(campaign.get().scenario()).isEqualTo(entry.id());
        assertThat(campaign.get().controlPerMille())
                .as("the one subscriber of the tests may fall into a control group")
                .isZero();
    }

    @Test
    void everyShippedHandsetIsRightAndLabelledAsTheFictionItIs() {
        Checked<List<Handset>> handsets = Language.handsets("handsets.yaml", Library.handsets());
        assertThat(handsets.display()).isEmpty();
        assertThat(handsets.get()).hasSizeGreaterThan(10).allSatisfy(handset -> {
            assertThat(handset.fictional()).isTrue();
            assertThat(handset.tacs()).allMatch(tac -> tac.startsWith("00"));
            assertThat(handset.values()).containsKey(HandsetField.MMS);
        });
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyShippedScenarioHasTestsThatExpectMatchesAndTestsThatExpectNone(Library.Entry entry) {
        Checked<List<ScenarioTest>> tests = Language.tests(entry.id(), entry.tests());
        assertThat(tests.display()).isEmpty();
        assertThat(tests.get()).allMatch(t -> t.scenario().equals(entry.id()));
        assertThat(tests.get()).anyMatch(t -> t.matchesAtMs().isEmpty());
        assertThat(tests.get()).anyMatch(t -> !t.matchesAtMs().isEmpty());
    }
}
