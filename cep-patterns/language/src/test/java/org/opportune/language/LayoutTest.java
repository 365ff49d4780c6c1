package org.opportune.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opportune.language.files.DefinitionFile;

class LayoutTest {
    private static final int MESSES = 300;

    @Test
    void shouldLayOutWhatIsUntidy() {
        assertThat(laidOut("""
                \uFEFF---
                # What comes first.
                scenario:   second-thoughts    # an id\r
                title:  'Asks,  twice'


                steps:
                -   on:   SERVICE_QUERY
                    as: query   # whose
                # Nobody orders.
                -    not: [ORDER_PLACED,PURCHASE ,
                       TOP_UP]  # or pays
                -
                    then:
                         any: [ {on: SMS_SENT,where: 'event.service  ==  query.service'}, {on: MMS_SENT} ]
                    # of the same
                    within:   2d
                - {dwell: airport   , for: 45m}
                - on: BILL
                  where: |
                        event.amount > 5
                          && event.amount < 9
                - then: TOP_UP
                  where: event.amount > 1
                     && event.amount < 7
                #  the whole
                within: 3d
                # the end""")).isEqualTo("""
                # What comes first.
                scenario: second-thoughts  # an id
                title: 'Asks,  twice'

                steps:
                  - on: SERVICE_QUERY
                    as: query  # whose
                  # Nobody orders.
                  - not: [ORDER_PLACED, PURCHASE, TOP_UP]  # or pays
                  - then:
                      any: [{on: SMS_SENT, where: 'event.service  ==  query.service'}, {on: MMS_SENT}]
                    # of the same
                    within: 2d
                  - {dwell: airport, for: 45m}
                  - on: BILL
                    where: |
                      event.amount > 5
                        && event.amount < 9
                  - then: TOP_UP
                    where: event.amount > 1
                      && event.amount < 7
                #  the whole
                within: 3d
                # the end
                """);
    }

    @Test
    void shouldOpenBracketsThatHoldCommentsOrAreTooWide() {
        assertThat(laidOut("""
                a: [x,  # first
                   y]
                b: {k: v, # inside
                  l: []}
                """)).isEqualTo("""
                a:
                  - x  # first
                  - y
                b:
                  k: v  # inside
                  l: []
                """);
        String word = "w".repeat(50);
        assertThat(laidOut("a: [" + word + ", " + word + ", " + word + "]\n"))
                .isEqualTo("a:\n  - " + word + "\n  - " + word + "\n  - " + word + "\n");
    }

    @Test
    void shouldRefuseWhatTheReaderRefuses() {
        assertThat(Layout.of("x.yaml", "a: [").problems())
                .isEqualTo(DefinitionFile.of("x.yaml", "scenario: [").problems().stream()
                        .map(p -> new Problem("x.yaml", p.line(), 5, p.rule(), "a: ["))
                        .toList());
        for (String text : List.of("a: &x 1", "a: 1\na: 2", "- a", "", "a: !!int 1", "a: b\n---\nc: d")) {
            assertThat(Layout.of("x.yaml", text).ok()).as(text).isFalse();
        }
    }

    @Test
    void shouldLeaveTheLibraryAsItIs() throws IOException {
        Path library = Path.of("../library/src/main/resources/org/opportune/library");
        try (Stream<Path> files = Files.walk(library)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                assertThat(laidOut(Files.readString(file))).as(file.toString()).isEqualTo(Files.readString(file));
            }
        }
    }

    /** YAML has no line end there. */
    @Test
    void shouldKeepWhatOnlyJavaTakesForTheEndOfALine() {
        String wide = "a: [" + "x".repeat(120) + ", \u2028, \u0085]\n";
        assertThat(Layout.of("x.yaml", wide).display()).isEmpty();
        assertThat(laidOut(wide)).contains("- \u2028\n");
    }

    @Test
    void shouldMeanTheSameAndStayAsItIs() {
        int laidOut = 0;
        for (long seed = 0; seed < MESSES; seed++) {
            Mess.Text text = new Mess(seed).text();
            Checked<String> once;
            try {
                once = Layout.of(text.name(), text.text());
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed=" + seed + "\n" + text.text(), e);
            }
            if (once.ok()) {
                laidOut++;
                assertThat(Layout.of(text.name(), once.get()).get())
                        .as("seed=%d %s", seed, text.text())
                        .isEqualTo(once.get());
                assertThat(model(text.name(), once.get()))
                        .as("seed=%d", seed)
                        .isEqualTo(model(text.name(), text.text()));
            } else {
                assertThat(once.problems())
                        .as("seed=%d %s", seed, text.text())
                        .noneMatch(problem -> problem.rule().contains("cannot be laid out"));
            }
        }
        assertThat(laidOut).isGreaterThan(MESSES / 10);
    }

    @Test
    void shouldMeanTheSameHoweverItIsIndented() {
        for (String name : List.of(
                "everything.scenario.yaml",
                "moments.scenario.yaml",
                "sequence.scenario.yaml",
                "campaign.yaml",
                "policy.yaml",
                "places.yaml",
                "handsets.yaml",
                "calendar.yaml")) {
            String text = Texts.right(name);
            String wide = text.replaceAll("(?m)^( *)- ", "$1-   ")
                    .replaceAll("(?m)^( +)", "$1$1")
                    .replace(": ", ":   ")
                    .replace("\n", "  \r\n");
            String once = laidOut(wide);
            assertThat(laidOut(once)).as(name).isEqualTo(once);
            assertThat(model(name, once)).as(name).isEqualTo(model(name, wide));
            assertThat(once.lines()).noneMatch(line -> line.contains("\r"));
        }
    }

    private static String laidOut(String text) {
        Checked<String> laidOut = Layout.of("text.yaml", text);
        assertThat(laidOut.display()).isEmpty();
        return laidOut.get();
    }

    /** What the text means, or the rules that it breaks. */
    private static Object model(String name, String text) {
        Checked<?> checked = Texts.read(name, text);
        return checked.ok()
                ? checked.get().toString().replaceAll("@[0-9a-f]+|\\$\\$Lambda[^,\\]]*", "")
                : checked.problems().stream().map(Problem::rule).sorted().toList();
    }
}
