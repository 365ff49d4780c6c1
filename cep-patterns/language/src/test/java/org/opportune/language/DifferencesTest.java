package org.opportune.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opportune.language.difference.Difference;
import org.opportune.language.difference.Differences;
import org.opportune.model.Scenario;

class DifferencesTest {
    private static final String BEFORE = """
            scenario: second-thoughts
            title: Asks twice
            steps:
              - on: SERVICE_QUERY
                as: query
                where: event.service == "12580" && event.operation == "price"
              - then: SMS_SENT
                within: 10m
              - not: ORDER_PLACED
                for: 3h
            within: 3d
            cool-down: 7d
            """;

    @Test
    void shouldFindNothingBetweenTwoLayouts() {
        Differences none = between(BEFORE, BEFORE.replace(" && ", "   &&   ").replace("\nwithin", "\n# why\nwithin"));
        assertThat(none.found()).isEmpty();
        assertThat(none.matchesSame()).isTrue();
    }

    @Test
    void shouldSayNumbersAndConditionsOfTheirSteps() {
        assertThat(lines(BEFORE.replace("within: 10m", "within: 15m")
                        .replace("event.operation == \"price\"", "event.duration > 60")
                        .replace("for: 3h", "for: 4h")))
                .containsExactly(
                        "condition event.operation == \"price\" of step 1 'on SERVICE_QUERY' removed",
                        "condition event.duration > 60 of step 1 'on SERVICE_QUERY' added",
                        "within 10m -> 15m of step 2 'then SMS_SENT'",
                        "for 3h -> 4h of step 3 'not ORDER_PLACED'");
    }

    @Test
    void shouldSayStepsThatCameAndWent() {
        assertThat(lines(BEFORE.replace("  - then: SMS_SENT\n    within: 10m\n", "")))
                .containsExactly("step 2 'then SMS_SENT, within 10m' removed");
        assertThat(lines(BEFORE.replace(
                        "  - not: ORDER",
                        "  - count: 3\n    on: TOP_UP\n    in: 1d\n    where: event.amount > 500\n  - not: ORDER")))
                .containsExactly("step 3 'count 3 TOP_UP in 1d where event.amount > 500' added");
        assertThat(lines(BEFORE.replace("then: SMS_SENT", "next: SMS_SENT")))
                .containsExactly("verb then SMS_SENT -> next SMS_SENT of step 2 'next SMS_SENT'");
        assertThat(lines(BEFORE.replace("then: SMS_SENT", "then: MMS_SENT")))
                .containsExactly("verb then SMS_SENT -> then MMS_SENT of step 2 'then MMS_SENT'");
    }

    @Test
    void shouldKnowANamedStepByItsName() {
        assertThat(lines(BEFORE.replace("on: SERVICE_QUERY", "on: SERVICE_USED")))
                .containsExactly("verb on SERVICE_QUERY -> on SERVICE_USED of step 1 'on SERVICE_USED'");
    }

    @Test
    void shouldSayWhatChangesNothingOfWhatIsMatched() {
        Differences told = between(BEFORE, BEFORE.replace("Asks twice", "Asks again") + "status: shadow\nowner: Li\n");
        assertThat(told.found())
                .containsExactly(
                        new Difference(null, "title", "Asks twice", "Asks again"),
                        new Difference(null, "status", "live", "shadow"),
                        new Difference(null, "owner", null, "Li"));
        assertThat(told.matchesSame()).isTrue();
        assertThat(between(BEFORE, BEFORE.replace("7d", "8d"))).satisfies(cool -> {
            assertThat(cool.found()).extracting(Difference::toString).containsExactly("cool-down 7d -> 8d");
            assertThat(cool.matchesSame()).isFalse();
        });
    }

    @Test
    void shouldLetOpenRunsGoOnUnderOtherNumbersTimesLimitsAndStricterConditions() {
        assertThat(obstacles("within: 10m", "within: 15m")).isEmpty();
        assertThat(obstacles("for: 3h", "for: 1h")).isEmpty();
        assertThat(obstacles("within: 3d\n", "")).isEmpty();
        assertThat(obstacles("cool-down: 7d", "cool-down: 1d")).isEmpty();
        assertThat(obstacles("Asks twice", "Asks again")).isEmpty();
        assertThat(obstacles("\"price\"", "\"price\" && event.duration > 60")).isEmpty();
        String counted = BEFORE.replace("- then: SMS_SENT", "- count: 3\n    on: SMS_SENT\n    in: 2h");
        Scenario three = Language.scenario("a", counted).get();
        Scenario five =
                Language.scenario("b", counted.replace("count: 3", "count: 5")).get();
        assertThat(Differences.of(three, five).goesOn()).isTrue();
        String longer = BEFORE.replace("event.operation == \"price\"", "event.duration > 60");
        Scenario sixty = Language.scenario("a", longer).get();
        Scenario ninety = Language.scenario("b", longer.replace("60", "90")).get();
        assertThat(Differences.of(sixty, ninety).goesOn()).isTrue();
    }

    @Test
    void shouldSayWhatKeepsOpenRunsFromGoingOn() {
        assertThat(obstacles("then: SMS_SENT", "then: MMS_SENT")).containsExactly("step 2: what it listens to");
        assertThat(obstacles("then: SMS_SENT", "next: SMS_SENT")).containsExactly("step 2: next or then");
        assertThat(obstacles("\"price\"", "\"order\""))
                .containsExactly("step 1: its condition no longer demands all that it did");
        assertThat(obstacles(" && event.operation == \"price\"", ""))
                .containsExactly("step 1: its condition no longer demands all that it did");
        assertThat(obstacles("  - then: SMS_SENT\n    within: 10m\n", "")).containsExactly("number of steps");
        assertThat(obstacles("within: 3d", "start: every\nwithin: 3d")).containsExactly("start");
        // A later condition reads a field that the older version did not keep.
        assertThat(obstacles(
                        "  - not: ORDER_PLACED\n",
                        "  - not: ORDER_PLACED\n    where: event.service == query.service\n"))
                .containsExactly("step 1: what later conditions read of it");
        // Nothing of the first version is there to be compared with the numbers in a text.
        assertThat(obstacles("\"12580\"", "\"12581\"")).hasSize(1);
    }

    private static List<String> obstacles(String was, String is) {
        assertThat(BEFORE).contains(was);
        return between(BEFORE, BEFORE.replace(was, is)).obstacles();
    }

    @Test
    void shouldSayEveryVerb() {
        for (String name : List.of("everything", "moments", "sequence")) {
            String text = Texts.right(name + ".scenario.yaml");
            assertThat(between(text, text).found()).as(name).isEmpty();
            String other = text.replaceAll("(in|for|gap|silent): (\\d+)([dhm])", "$1: 2$2$3");
            Differences told =
                    between(text, other.replaceAll("(?m)^within: .*\n", "").replaceAll("(?m)^ +within: .*\n", ""));
            assertThat(told.matchesSame()).as(name).isFalse();
            assertThat(told.found()).as(name).isNotEmpty();
        }
    }

    /** What the fingerprint sees is told, and what is told of steps the fingerprint sees. */
    @Test
    void shouldSaySomethingWheneverTheFingerprintDiffers() {
        for (String name : List.of("everything", "moments", "sequence")) {
            String text = Texts.right(name + ".scenario.yaml");
            Scenario before = Language.scenario("a", text).get();
            int tried = 0;
            for (int i = 0; i < text.length(); i++) {
                if (Character.isDigit(text.charAt(i))) {
                    Checked<Scenario> after =
                            Language.scenario("b", text.substring(0, i) + '9' + text.substring(i + 1));
                    if (after.ok()) {
                        tried++;
                        Differences told = Differences.of(before, after.get());
                        assertThat(told.found().isEmpty() && !told.matchesSame())
                                .as("%s at %d", name, i)
                                .isFalse();
                    }
                }
            }
            assertThat(tried).isGreaterThan(5);
        }
    }

    private static List<String> lines(String after) {
        return between(BEFORE, after).found().stream().map(Difference::toString).toList();
    }

    private static Differences between(String before, String after) {
        return Differences.of(
                Language.scenario("a", before).get(),
                Language.scenario("b", after).get());
    }
}
