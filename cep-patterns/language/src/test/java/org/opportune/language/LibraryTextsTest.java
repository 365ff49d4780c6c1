package org.opportune.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opportune.library.Library;
import org.opportune.model.Handset;
import org.opportune.model.HandsetField;
import org.opportune.model.Scenario;

class LibraryTextsTest {
    static List<Library.Entry> entries() {
        return Library.entries();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyShippedScenarioIsRight(Library.Entry entry) {
        Checked<Scenario> scenario = Language.scenario(entry.id(), entry.scenario());
        assertThat(scenario.display()).isEmpty();
        assertThat(scenario.get().id()).isEqualTo(entry.id());
        assertThat(scenario.get().features()).isNotEmpty();
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
