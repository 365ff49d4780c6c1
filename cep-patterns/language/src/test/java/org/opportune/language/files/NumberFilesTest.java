package org.opportune.language.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.opportune.language.files.Sound.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opportune.language.Problem;
import org.opportune.model.DialledClass;
import org.opportune.model.Lookup;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;

/** Classes of dialled numbers on their way to the control topic, and the conditions that name them. */
class NumberFilesTest {
    private static final String CALL = """
            scenario: saver
            title: Dials far without the prefix
            steps:
              - on: CALL_ENDED
                where: event.counterpart.inClass("long-distance")
            """;
    private static final String NUMBERS = """
            numbers:
              - class: long-distance
                prefixes: ["0"]
              - class: hotline
                numbers: ["10086", "1860"]
            """;

    private static List<String> headlines(String... texts) {
        List<DefinitionFile> files = new ArrayList<>();
        for (String text : texts) {
            files.add(file(files.size() + ".yaml", text));
        }
        return CrossCheck.of(files).stream().map(Problem::headline).toList();
    }

    @Test
    void goBeforeTheScenariosThatReadThemUnderTheNameOfTheirFile() {
        DefinitionFile numbers = file("in/national.yaml", NUMBERS);
        assertThat(numbers.numbers())
                .containsExactly(
                        new DialledClass("long-distance", Set.of(), Set.of("0")),
                        new DialledClass("hotline", Set.of("10086", "1860"), Set.of()));
        Publication publication = Publication.of(List.of(file("s.yaml", CALL), numbers), List.of(), 0);
        assertThat(publication.problems()).isEmpty();
        assertThat(publication.controls())
                .extracting(Control::getKind, Control::getId)
                .containsExactly(tuple(ControlKind.NUMBERS, "national"), tuple(ControlKind.SCENARIO, "saver"));
        assertThat(file("s.yaml", CALL)
                        .scenario()
                        .orElseThrow()
                        .steps()
                        .get(0)
                        .hears()
                        .get(0)
                        .where()
                        .lookups())
                .containsExactly(Lookup.NUMBERS);
        assertThat(Publication.of(List.of(file("My Numbers.yaml", NUMBERS)), List.of(), 0)
                        .problems())
                .extracting(Problem::rule)
                .containsExactly("the id of a list of numbers is its file's name: lower case words joined by '-', "
                        + "at most 64 characters: id=My Numbers");
    }

    @Test
    void aClassThatIsNamedMustExistAsSoonAsAnyDoes() {
        assertThat(headlines(CALL)).isEmpty();
        assertThat(headlines(CALL.replace("long-distance", "long-distant"), NUMBERS))
                .containsExactly("0.yaml:5:39: no class of numbers has this name: inClass=long-distant, did you mean"
                        + " long-distance?");
        List<Control> published = Publication.of(List.of(file("national.yaml", NUMBERS)), List.of(), 0)
                .controls();
        assertThat(Publication.of(List.of(file("s.yaml", CALL)), published, 0).problems())
                .isEmpty();
        assertThat(Publication.of(List.of(file("s.yaml", CALL.replace("long-", "short-"))), published, 0)
                        .problems())
                .extracting(Problem::line)
                .containsExactly(5);
    }

    @Test
    void aNumberBelongsToOneClass() {
        String other = """
                numbers:
                  - class: hotline
                    prefixes: ["1860"]
                  - class: trunk
                    numbers: ["1860"]
                    prefixes: ["0"]
                """;
        assertThat(headlines(NUMBERS, other))
                .containsExactly(
                        "1.yaml:2:12: duplicate class: class=hotline first=0.yaml",
                        "1.yaml:5:15: duplicate numbers: numbers=1860 first=0.yaml",
                        "1.yaml:6:16: duplicate prefixes: prefixes=0 first=0.yaml");
        List<Control> published = Publication.of(List.of(file("national.yaml", NUMBERS)), List.of(), 0)
                .controls();
        assertThat(Publication.of(List.of(file("other.yaml", other)), published, 0)
                        .problems())
                .hasSize(3)
                .allSatisfy(problem -> assertThat(problem.rule()).endsWith("first=what is published"));
        assertThat(Publication.of(List.of(file("national.yaml", other)), published, 0)
                        .problems())
                .as("published anew it replaces its old self")
                .isEmpty();
    }
}
