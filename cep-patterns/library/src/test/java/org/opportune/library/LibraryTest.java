package org.opportune.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LibraryTest {
    @Test
    void everyIndexedScenarioHasItsThreeTexts() {
        assertThat(Library.ids())
                .isSorted()
                .contains("airport-long-stay", "hotline-follow-up", "new-mms-handset", "riding");
        assertThat(Library.entries()).allSatisfy(entry -> {
            assertThat(entry.scenario()).contains("scenario: " + entry.id());
            assertThat(entry.tests()).contains("scenario: " + entry.id());
            assertThat(entry.why()).startsWith("# ");
        });
    }

    @Test
    void anUnknownIdIsRefused() {
        assertThatThrownBy(() -> Library.entry("../index"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id=../index");
    }
}
