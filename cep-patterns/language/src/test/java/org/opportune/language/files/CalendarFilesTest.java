package org.opportune.language.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.opportune.language.files.Sound.file;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opportune.language.Problem;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;

/** Calendars on their way to the control topic. */
class CalendarFilesTest {
    private static final String SCENARIO =
            "scenario: on-holiday\ntitle: On a holiday\nsteps:\n  - {on: SMS_SENT, where: local.holiday}\n";
    private static final String CALENDAR = "calendar:\n  - {year: 2026, holidays: [2026-12-25]}\n";

    @Test
    void goBeforeTheScenariosThatReadThemUnderTheNameOfTheirFile() {
        Publication publication =
                Publication.of(List.of(file("s.yaml", SCENARIO), file("in/china.yaml", CALENDAR)), List.of(), 0);
        assertThat(publication.problems()).isEmpty();
        assertThat(publication.controls())
                .extracting(Control::getKind, Control::getId)
                .containsExactly(tuple(ControlKind.CALENDAR, "china"), tuple(ControlKind.SCENARIO, "on-holiday"));
    }

    @Test
    void aYearIsToldOnce() {
        DefinitionFile one = file("one.yaml", CALENDAR);
        DefinitionFile two = file("two.yaml", CALENDAR);
        assertThat(CrossCheck.of(List.of(one, two)))
                .extracting(Problem::headline)
                .containsExactly("two.yaml:2:12: duplicate year: year=2026 first=one.yaml");
        List<Control> published = Publication.of(List.of(one), List.of(), 0).controls();
        assertThat(Publication.of(List.of(two), published, 0).problems())
                .extracting(Problem::rule)
                .containsExactly("duplicate year: year=2026 first=what is published");
        assertThat(Publication.of(List.of(one), published, 0).problems())
                .as("published anew it replaces its old self")
                .isEmpty();
    }
}
