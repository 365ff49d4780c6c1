package org.opportune.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.opportune.language.Checked;
import org.opportune.language.Language;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlVerb;

/** What a control record publishes, read as the jobs read it. */
final class Definitions {
    private Definitions() {}

    /** Asserts that the text is free of problems and that its own id is the record's. */
    static void check(Control control) {
        if (control.getVerb() == ControlVerb.RETIRE) {
            assertThat(control.getText()).isNull();
            return;
        }
        Checked<?> checked = read(control);
        assertThat(checked.display()).as(control.getOrigin()).isEmpty();
        assertThat(idOf(control)).as(control.getOrigin()).isEqualTo(control.getId());
    }

    /** The scenario a campaign speaks about. */
    static String scenarioOf(Control campaign) {
        return Language.campaign(campaign.getOrigin(), text(campaign)).get().scenario();
    }

    private static Checked<?> read(Control control) {
        return switch (control.getKind()) {
            case SCENARIO -> Language.scenario(control.getOrigin(), text(control));
            case CAMPAIGN -> Language.campaign(control.getOrigin(), text(control));
            case POLICY -> Language.policy(control.getOrigin(), text(control));
            case PLACES -> Language.places(control.getOrigin(), text(control));
            case HANDSETS -> Language.handsets(control.getOrigin(), text(control));
            case CALENDAR -> Language.calendar(control.getOrigin(), text(control));
            case NUMBERS -> Language.numbers(control.getOrigin(), text(control));
            case STOP -> throw new IllegalArgumentException("no definition: " + control.getId());
        };
    }

    private static String idOf(Control control) {
        return switch (control.getKind()) {
            case SCENARIO ->
                Language.scenario(control.getOrigin(), text(control)).get().id();
            case CAMPAIGN ->
                Language.campaign(control.getOrigin(), text(control)).get().id();
            case POLICY ->
                Language.policy(control.getOrigin(), text(control)).get().id();
            // A file of places has no id of its own.
            case PLACES, HANDSETS, CALENDAR, NUMBERS, STOP -> control.getId();
        };
    }

    private static String text(Control control) {
        return Objects.requireNonNull(control.getText(), control.getOrigin());
    }
}
