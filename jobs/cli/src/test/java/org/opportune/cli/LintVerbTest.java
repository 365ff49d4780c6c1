package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintVerbTest {
    @TempDir
    Path folder;

    @Test
    void everyKindIsRecognisedAndRight() throws IOException {
        write("a/scenario.yaml", Texts.CALL);
        write("a/tests.yaml", Texts.TESTS);
        write("b/scenario.yaml", Texts.SCENARIO);
        write("places.yaml", Texts.PLACES);
        write("campaign.yml", Texts.CAMPAIGN);
        write("policy.yaml", Texts.POLICY);
        write("WHY.md", "not looked at");
        write("truth.yaml", "truth: what a score judges by");
        Typed typed = lint();
        assertThat(typed).isEqualTo(new Typed(0, String.format("6 files, 0 problems%n"), ""));
    }

    @Test
    void allProblemsOfAllFilesComeSortedWithPlaceAndCaret() throws IOException {
        write("b.yaml", Texts.CALL.replace("CALL_ENDED", "CALL_ENDDED").replace("title", "titel"));
        write(
                "a.yaml",
                Texts.CAMPAIGN.replace("purpose: marketing", "purpose: none").replace("2h", "soon"));
        write("c.yaml", "scenario: [");
        Typed typed = lint();
        assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(typed.err()).isEmpty();
        assertThat(headlines(typed))
                .containsExactly("a.yaml:4:10", "a.yaml:7:12", "b.yaml:1:1", "b.yaml:2:1", "b.yaml:4:9", "c.yaml:1:12");
        assertThat(typed.out())
                .contains(String.format("  - on: CALL_ENDDED%n        ^").replace("\r", ""));
    }

    @Test
    void whatFilesSayOfEachOther() throws IOException {
        write("call.yaml", Texts.CALL);
        write("stay.yaml", Texts.SCENARIO.replace("airport", "harbour").replace("lounge", "louange"));
        write("again.yaml", Texts.CALL);
        write("offer.yaml", Texts.CAMPAIGN.replace("after-call", "after-cal"));
        write("places.yaml", Texts.PLACES);
        write("more.yaml", "places: [{place: lounge, category: hall, locations: [x1]}]");
        Typed typed = lint();
        assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(headlines(typed))
                .containsExactly(
                        "call.yaml:1:11", "offer.yaml:2:11", "places.yaml:6:15", "stay.yaml:4:12", "stay.yaml:6:34");
        assertThat(typed.out())
                .contains(
                        "duplicate scenario: scenario=after-call first=",
                        "no such scenario: scenario=after-cal, did you mean after-call?",
                        "no place has this id or category: dwell=harbour",
                        "no place has this id or category: inPlace=louange, did you mean lounge?",
                        "a category must not be the id of a place: category=lounge");
    }

    @Test
    void aFileAloneIsNotAskedForOthers() throws IOException {
        assertThat(opportune("lint", write("offer.yaml", Texts.CAMPAIGN)).code())
                .isZero();
        assertThat(opportune("lint", write("stay.yaml", Texts.SCENARIO)).code()).isZero();
    }

    @Test
    void aBrokenScenarioIsThereAllTheSame() throws IOException {
        write("call.yaml", Texts.CALL.replace("CALL_ENDED", "NONE"));
        write("offer.yaml", Texts.CAMPAIGN);
        assertThat(headlines(lint())).containsExactly("call.yaml:4:9");
    }

    @Test
    void whatIsNoDefinitionIsSaid() throws IOException {
        write("a.yaml", "scenaro: x\n");
        write("b.yaml", "");
        Files.write(folder.resolve("c.yaml"), "title: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        Typed typed = lint();
        assertThat(headlines(typed)).containsExactly("a.yaml:1:1", "b.yaml:1:1", "c.yaml:1:1");
        assertThat(typed.out()).contains("key=scenaro", "the text is not UTF-8: offset=7");
    }

    @Test
    void aSourceThatShowsTooLittleIsAWarning() throws IOException {
        write("stay.yaml", Texts.SCENARIO);
        Typed warned = opportune("lint", "--source", "a-interface", folder.toString());
        assertThat(warned.code()).isZero();
        assertThat(warned.out())
                .startsWith("warning: ")
                .contains(
                        "stay.yaml:4:5: a-interface shows somebody every 85m, this needs a sighting every 22m: "
                                + "dwell=airport",
                        "1 file, 0 problems, 1 warning");
        assertThat(opportune("lint", "--source", "feed", folder.toString()).out())
                .contains("1 file, 0 problems, 0 warnings");
        write("places.yaml", Texts.PLACES.replace("460-00-4102-2001", "460-00-4102"));
        assertThat(opportune("lint", "--source", "a-interface", folder.toString())
                        .out())
                .as("the border of an area is seen")
                .contains("2 files, 0 problems, 0 warnings");
        assertThat(opportune("lint", "--source", "billing", folder.toString()).out())
                .contains("billing shows somebody every 288m", "1 warning");
        assertThat(opportune("lint", "--source", "satellite", folder.toString()).code())
                .isEqualTo(Opportune.USAGE);
    }

    @Test
    void everyVerbThatGoesBySightingsSaysWhatItNeeds() throws IOException {
        write("moves.yaml", """
                scenario: moves
                title: Moves
                steps:
                  - {arrive: airport}
                  - {leave: airport, gap: 90m}
                  - riding: {cells: 6, in: 12m}
                  - {silent: 2h, returns: anything}
                """);
        Typed warned = opportune("lint", "--source", "a-interface", folder.toString());
        assertThat(warned.out())
                .contains(
                        "moves.yaml:4:5: a-interface shows somebody every 85m, this needs a sighting every 15m: arrive",
                        "moves.yaml:6:5: a-interface shows somebody every 8m, this needs a sighting every 2m: cells=6",
                        "moves.yaml:7:5: a-interface shows somebody every 85m, this needs a sighting every 40m: silent",
                        "3 warnings");
    }

    @Test
    void aWaitThatBeingSeenElsewhereEndsNeedsSightings() throws IOException {
        write("stays.yaml", """
                scenario: stays
                title: Came, and was not seen elsewhere since
                steps:
                  - {arrive: airport}
                  - not:
                      any:
                        - on: [LOCATION_UPDATE, CELL_CHANGE]
                          where: '!event.cell.inPlace("airport")'
                        - on: POWER_OFF
                    for: 10m
                """);
        assertThat(opportune("lint", "--source", "feed", folder.toString()).out())
                .contains(
                        "stays.yaml:5:5: feed shows somebody every 15m, this needs a sighting every 5m: not=10m",
                        "1 file, 0 problems, 1 warning");
        write("stays.yaml", Files.readString(folder.resolve("stays.yaml")).replace("for: 10m", "for: 30m"));
        assertThat(opportune("lint", "--source", "feed", folder.toString()).out())
                .contains("0 warnings");
    }

    @Test
    void whoDoesWhatIsNotShownSeemsIdle() throws IOException {
        write("idle.yaml", """
                scenario: idle
                title: Does nothing for a while
                steps:
                  - on: POWER_ON
                  - {idle: [CALL_ENDED, WEB_SESSION], for: 15m}
                """);
        assertThat(opportune("lint", "--source", "feed", folder.toString()).out())
                .contains("idle.yaml:5:5: feed does not show CALL_ENDED", "1 warning");
        assertThat(opportune("lint", "--source", "a-interface", folder.toString())
                        .out())
                .contains("idle.yaml:5:5: a-interface does not show WEB_SESSION", "1 warning");
    }

    @Test
    void aHandsetOfWhichCallsAloneAreChargedIsSeenAtCalls() throws IOException {
        write("handset.yaml", """
                scenario: handset
                title: Another handset
                steps:
                  - {changes: handset, for: 6h}
                """);
        assertThat(opportune("lint", "--source", "billing", folder.toString()).out())
                .contains("billing shows somebody every 288m, this needs a sighting every 180m: changes=handset");
        assertThat(opportune("lint", "--source", "feed", folder.toString()).out())
                .contains("0 warnings");
    }

    @Test
    void whatASourceDoesNotShowAtAllIsAWarning() throws IOException {
        write("shown.yaml", """
                scenario: shown
                title: Shown here and not there
                steps:
                  - on: [CALL_ENDED, MMS_SENT]
                  - not: [CALL_STARTED, SMS_SENT]
                  - riding: {cells: 6, in: 12m}
                    where: event.radio in ["LTE", "NR"]
                  - {changes: handset, for: 6h}
                """);
        assertThat(opportune("lint", "--source", "feed", folder.toString()).out())
                .contains("shown.yaml:4:5: feed does not show CALL_ENDED", "1 warning");
        assertThat(opportune("lint", "--source", "a-interface", folder.toString())
                        .out())
                .contains(
                        "a-interface does not show MMS_SENT",
                        "a-interface shows no radio of LTE, NR",
                        "every 360m, this needs a sighting every 180m: changes=handset",
                        "4 warnings");
        write("shown.yaml", """
                scenario: shown
                title: Data of which nobody tells what it was
                steps:
                  - on: DATA_SESSION
                """);
        assertThat(opportune("lint", "--source", "billing", folder.toString()).out())
                .contains("billing does not tell what a DATA_SESSION is about");
    }

    @Test
    void asJson() throws IOException {
        write("a.yaml", Texts.CALL.replace("title", "titel"));
        Typed typed = opportune("lint", "--json", folder.toString());
        assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(typed.out().lines())
                .singleElement()
                .asString()
                .contains("\"files\":1", "\"line\":2", "\"column\":1", "unknown key in a scenario: key=titel");
    }

    @Test
    void pathsThatAreNotThereAreWrongUsage() {
        assertThat(opportune("lint", folder + "/none.yaml").code()).isEqualTo(Opportune.USAGE);
        assertThat(opportune("lint", folder.toString()).code()).isEqualTo(Opportune.USAGE);
        assertThat(opportune("lint").code()).isEqualTo(Opportune.USAGE);
    }

    private Typed lint() {
        return opportune("lint", folder.toString());
    }

    private static Typed opportune(String... args) {
        return Typed.opportune(args);
    }

    private List<String> headlines(Typed typed) {
        return typed.out()
                .lines()
                .filter(line -> line.startsWith(folder.toString()))
                .map(line -> line.substring(folder.toString().length() + 1).replaceAll("^([^:]*:\\d+:\\d+): .*", "$1"))
                .toList();
    }

    private String write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }
}
