package org.opportune.language.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.opportune.language.files.Sound.file;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opportune.language.Problem;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;

/** Catalogues of handsets on their way to the control topic. */
class HandsetFilesTest {
    private static final String SCENARIO = """
            scenario: new-phone
            title: New phone
            steps:
              - changes: handset
                for: 6h
                where: handset.mms
            """;
    private static final String CATALOGUE = """
            handsets:
              - {tac: "00440000", maker: Pebble, model: Pebble 1, mms: false, fictional: true}
              - tac: "00440037"
                maker: Pebble
                model: Pebble 2
            """;

    @Test
    void goBeforeTheScenariosThatReadThemUnderTheNameOfTheirFile() {
        Publication publication =
                Publication.of(List.of(file("s.yaml", SCENARIO), file("in/catalogue.yaml", CATALOGUE)), List.of(), 0);
        assertThat(publication.problems()).isEmpty();
        assertThat(publication.controls())
                .extracting(Control::getKind, Control::getId)
                .containsExactly(tuple(ControlKind.HANDSETS, "catalogue"), tuple(ControlKind.SCENARIO, "new-phone"));
    }

    @Test
    void aCodeBelongsToOneCatalogue() {
        List<DefinitionFile> files = List.of(file("one.yaml", CATALOGUE), file("two.yaml", CATALOGUE));
        assertThat(CrossCheck.of(files))
                .extracting(Problem::headline)
                .containsExactly(
                        "two.yaml:2:11: duplicate tac: tac=00440000 first=one.yaml",
                        "two.yaml:3:10: duplicate tac: tac=00440037 first=one.yaml");
        List<Control> published =
                Publication.of(List.of(files.get(0)), List.of(), 0).controls();
        assertThat(Publication.of(List.of(files.get(1)), published, 0).problems())
                .extracting(Problem::rule)
                .containsExactly(
                        "duplicate tac: tac=00440000 first=what is published",
                        "duplicate tac: tac=00440037 first=what is published");
        assertThat(Publication.of(List.of(files.get(0)), published, 0).problems())
                .as("published anew it replaces its old self")
                .isEmpty();
    }

    @Test
    void aNameThatIsNoIdIsRefused() {
        assertThat(Publication.of(List.of(file("My Phones.yaml", CATALOGUE)), List.of(), 0)
                        .problems())
                .extracting(Problem::rule)
                .containsExactly(
                        "the id of a catalogue of handsets is its file's name: lower case words joined by '-', "
                                + "at most 64 characters: id=My Phones");
    }
}
