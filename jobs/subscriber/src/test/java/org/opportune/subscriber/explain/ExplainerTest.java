package org.opportune.subscriber.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opportune.language.Checked;
import org.opportune.language.Language;
import org.opportune.language.ScenarioTest;
import org.opportune.language.Watched;
import org.opportune.library.Library;
import org.opportune.model.Campaign;
import org.opportune.model.Policy;
import org.opportune.model.Scenario;
import org.opportune.subscriber.Definitions;
import org.opportune.subscriber.explain.Moment.Change;

class ExplainerTest {
    private static final String CAMPAIGN = """
            campaign: offer
            scenario: sent
            data-user: shop
            purpose: marketing
            channel: sms
            sender: "1069"
            valid-for: %s
            texts: {en: Hello}
            """;

    private static final String SENT = "scenario: sent\ntitle: Sent\nsteps:\n  - on: SMS_SENT\n";
    private static final String POLICY = "policy: house\nzone: UTC\n";
    private static final String AGREED = "{at: 0m, kind: CONSENT, purpose: marketing}";

    static List<Library.Entry> library() {
        return Library.entries();
    }

    @ParameterizedTest
    @MethodSource("library")
    void shouldFindWhatTheTestsOfTheLibraryExpect(Library.Entry entry) {
        Scenario scenario = Language.scenario("s", entry.scenario()).get();
        for (ScenarioTest test : Language.tests("t", entry.tests()).get()) {
            Explanation told = explainWithShared(scenario, test);
            assertThat(told.matchesAtMs()).as(test.name()).isEqualTo(test.matchesAtMs());
            assertThat(told.moments().stream().filter(m -> m.occasion() == Moment.Occasion.EVENT))
                    .hasSameSizeAs(test.events());
            assertThat(told.nearest() == null).isEqualTo(!test.matchesAtMs().isEmpty());
            assertThat(told.moments()).isSortedAccordingTo((a, b) -> Long.compare(a.atMs(), b.atMs()));
        }
    }

    @Test
    void shouldSayHowFarAStayWas() {
        Explanation told = steps(
                "  - dwell: airport\n    for: 45m\n",
                "{at: 0m, kind: CELL_CHANGE, cell: a}",
                "{at: 38m, kind: CELL_CHANGE, cell: b}");
        assertThat(notes(told, 1)).containsExactly("ends step 1: not seen in airport after 38 of 45 minutes");
        assertThat(told.nearest()).isEqualTo("step 1 (dwell airport for 45m): 38 of 45 minutes");
    }

    @Test
    void shouldSayHowManyOfACountCameAndWhatLeftItsWindow() {
        Explanation told = steps(
                "  - count: 3\n    on: CALL_REJECTED\n    in: 1h\n",
                "{at: 0m, kind: CALL_REJECTED}",
                "{at: 50m, kind: CALL_REJECTED}",
                "{at: 61m, kind: CALL_REJECTED}");
        assertThat(notes(told, 2))
                .containsExactly("changes 1 left the window of 1h; step 1: count 3 CALL_REJECTED in 1h,"
                        + " has 2 of 3 CALL_REJECTED, given up at +2h1m");
        assertThat(notes(told, 3))
                .containsExactly("gives-up step 1: the window of 1h is over, had 2 of 3 CALL_REJECTED");
        assertThat(told.nearest()).endsWith(": 2 of 3 CALL_REJECTED");
    }

    @Test
    void shouldSayWhatARideAndAnAverageLack() {
        Explanation ride = steps(
                "  - riding: {cells: 3, in: 30m}\n",
                "{at: 0m, kind: CELL_CHANGE, cell: a}",
                "{at: 1m, kind: CELL_CHANGE, cell: b}",
                "{at: 2m, kind: CELL_CHANGE, cell: a}");
        assertThat(notes(ride, 2).get(0)).startsWith("changes a return to a cell undoes 1; step 1: riding 3 cells");
        assertThat(ride.nearest()).endsWith(": 2 of 3 cells");
        Explanation average = steps(
                "  - on: SMS_SENT\n  - average: amount\n    under: 3\n    on: BILL\n    in: 1h\n",
                "{at: 0m, kind: SMS_SENT}",
                "{at: 1m, kind: BILL, amount: 7}",
                "{at: 2m, kind: BILL}");
        assertThat(notes(average, 0).get(0)).endsWith("has 0 of 2 events, needed: amount under 3");
        assertThat(notes(average, 2)).containsExactly("waits step 2: without the value that it gathers, or no new one");
        assertThat(average.nearest()).endsWith(": an average of 7 over 1 of 2 events, needed: amount under 3");
    }

    @Test
    void shouldSayWhichPartOfAConditionFailed() {
        Explanation told = steps(
                "  - on: CALL_ENDED\n    where: event.direction == \"ORIGINATING\" && event.duration > 60\n",
                "{at: 0m, kind: CALL_ENDED, duration: 41}",
                "{at: 1m, kind: CALL_ENDED}");
        assertThat(notes(told, 0))
                .containsExactly("ignored step 1: condition false: event.duration > 60, was 41 (1 of 2 parts hold)");
        assertThat(notes(told, 1))
                .containsExactly("ignored step 1: condition cannot be answered: event.duration > 60, was absent"
                        + " (1 of 2 parts hold)");
    }

    @Test
    void shouldSayWhatResetAndWhatEndedARun() {
        Explanation barred = steps(
                """
                          - on: SERVICE_QUERY
                          - not: ORDER_PLACED
                          - next: SMS_SENT
                            where: event.keyword == "Y"
                        start: restart
                        """,
                "{at: 0m, kind: SERVICE_QUERY}",
                "{at: 1m, kind: ORDER_PLACED, product: p}",
                "{at: 2m, kind: SERVICE_QUERY}",
                "{at: 3m, kind: SERVICE_QUERY}",
                "{at: 4m, kind: SMS_SENT, keyword: N}");
        assertThat(notes(barred, 1)).containsExactly("ends step 3: ORDER_PLACED came, which step 2 bars");
        assertThat(notes(barred, 3))
                .startsWith("resets step 3: gives way to a run that begins with this event (start: restart)");
        assertThat(notes(barred, 4))
                .containsExactly("ends step 3: SMS_SENT came and nothing else may come in between (next);"
                        + " condition false: event.keyword == \"Y\", was N");
    }

    @Test
    void shouldSayWhatWasLeftOutAndWhatAChangeLacks() {
        Explanation left = steps(
                "  - on: BILL\n  - then: TOP_UP\n    optional: true\n  - then: SMS_SENT\n  - then: MMS_SENT\n",
                "{at: 0m, kind: BILL}",
                "{at: 1m, kind: SMS_SENT}");
        assertThat(notes(left, 1).get(0)).startsWith("advances complete: step 3; left out: step 2; step 4");
        assertThat(left.open()).containsExactly("step 4: then MMS_SENT, waits");
        Explanation change = steps(
                "  - changes: handset\n    for: 6h\n    where: handset.mms\n",
                "{at: 0h, kind: CALL_ENDED, tac: \"00440000\"}",
                "{at: 1h, kind: CALL_ENDED, tac: \"00440001\"}");
        assertThat(notes(change, 1).get(0))
                .endsWith("but comes to nothing: condition cannot be answered: handset.mms, was absent");
        assertThat(notes(change, 2))
                .containsExactly("ends step 1: the new handset has settled, and is not what the condition asks for");
        assertThat(change.nearest()).contains("handset.mms, was absent");
    }

    @Test
    void shouldSayWhenARefusalWouldPass() {
        assertThat(decided(POLICY, "2h", "", "{at: 1h, kind: SMS_SENT}"))
                .containsExactly("refused offer NO_CONSENT: no consent to marketing by sms of shop;"
                        + " allowed once it is given");
        assertThat(decided(
                        POLICY,
                        "2h",
                        "limits: {cool-down: 3h}\n",
                        AGREED,
                        "{at: 1h, kind: SMS_SENT}",
                        "{at: 2h, kind: SMS_SENT}"))
                .containsExactly(
                        "push offer speaks by sms, valid until +3h",
                        "refused offer COOL_DOWN: spoke less than 3h ago; would be allowed from +4h");
        String caps = POLICY + "frequency-caps:\n  - {times: 1, in: 7d, purposes: [marketing]}\n";
        assertThat(decided(caps, "2h", "", AGREED, "{at: 1h, kind: SMS_SENT}", "{at: 2h, kind: SMS_SENT}"))
                .endsWith("refused offer FREQUENCY_CAP: heard 1 of 1 in 7d; would be allowed from +7d1h");
        assertThat(decided(POLICY, "2h", "audience: '\"vip\" in profile.tags'\n", AGREED, "{at: 1h, kind: SMS_SENT}"))
                .containsExactly(
                        "refused offer NOT_IN_AUDIENCE: audience: condition false: \"vip\" in profile.tags, was []");
    }

    @Test
    void shouldSayWhenTheNightEnds() {
        // Tests begin at 08:00 UTC.
        String night = POLICY + "quiet-hours: {from: \"21:00\", until: \"08:00\", purposes: [marketing]}\n";
        assertThat(decided(night, "12h", "", AGREED, "{at: 14h, kind: SMS_SENT}"))
                .containsExactly(
                        "held offer waits: quiet hours end at +1d", "push offer speaks by sms, valid until +1d2h");
        assertThat(decided(night, "2h", "", AGREED, "{at: 14h, kind: SMS_SENT}"))
                .containsExactly("refused offer QUIET_HOURS: quiet hours 21:00 to 08:00, and valid for 2h only;"
                        + " would be allowed from +1d");
    }

    @Test
    void shouldNotShowNumbers() {
        Explanation told = steps(
                "  - on: CALL_ENDED\n    where: event.counterpart == \"1\"\n",
                "{at: 0m, kind: CALL_ENDED, counterpart: \"13800138000\"}");
        assertThat(told.toString())
                .contains("13*******00")
                .doesNotContain("13800138000")
                .doesNotContain(String.valueOf(ScenarioTest.SUBSCRIBER));
    }

    private static List<String> decided(String policy, String validFor, String more, String... events) {
        Campaign campaign =
                Language.campaign("c", CAMPAIGN.formatted(validFor) + more).get();
        Policy house = Language.policy("p", policy).get();
        Explanation told = explain(Language.scenario("s", SENT).get(), List.of(campaign), house, test("sent", events));
        return told.moments().stream()
                .flatMap(moment -> moment.notes().stream())
                .filter(note ->
                        List.of(Change.PUSH, Change.HELD, Change.REFUSED).contains(note.change()))
                .map(ExplainerTest::line)
                .toList();
    }

    private static Explanation steps(String steps, String... events) {
        Scenario scenario = Language.scenario("s", "scenario: it\ntitle: It\nsteps:\n" + steps)
                .get();
        return explain(scenario, List.of(), null, test("it", events));
    }

    private static ScenarioTest test(String id, String... events) {
        StringBuilder text = new StringBuilder("scenario: " + id + "\nplaces:\n"
                + "  - {place: city-airport, category: airport, locations: [a]}\ntests:\n  - test: t\n    events:\n");
        Arrays.stream(events)
                .forEach(event -> text.append("      - ").append(event).append('\n'));
        return Language.tests("t", text.append("    expect: []\n").toString())
                .get()
                .get(0);
    }

    /** With what the scenarios of the library share, kind by kind, where the tests have none of their own. */
    private static Explanation explainWithShared(Scenario scenario, ScenarioTest test) {
        Map<String, String> shared = Library.shared();
        Explainer explainer = new Explainer();
        Definitions definitions = new Definitions(
                List.of(Watched.scenario(scenario.live(), explainer.witness())),
                List.of(),
                Language.policy("policy", text(shared, "policy.yaml")).get(),
                own(test.places(), Language.places("places", text(shared, "places.yaml"))),
                own(test.handsets(), Language.handsets("handsets", text(shared, "handsets.yaml"))),
                test.calendar(),
                own(test.numbers(), Language.numbers("numbers", text(shared, "numbers.yaml"))),
                Set.of(Scenario.Engine.OPPORTUNE),
                List.of());
        Journey journey = new Journey(ScenarioTest.SUBSCRIBER, test.startMs(), test.events(), test.untilMs());
        return explainer.explain(scenario.id(), definitions, journey);
    }

    private static String text(Map<String, String> shared, String name) {
        return Objects.requireNonNull(shared.get(name), name);
    }

    private static <T> List<T> own(List<T> own, Checked<List<T>> shared) {
        return own.isEmpty() ? shared.get() : own;
    }

    private static Explanation explain(
            Scenario scenario, List<Campaign> campaigns, @Nullable Policy policy, ScenarioTest test) {
        Explainer explainer = new Explainer();
        Definitions definitions = new Definitions(
                List.of(Watched.scenario(scenario.live(), explainer.witness())),
                campaigns.stream()
                        .map(campaign -> Watched.campaign(campaign, explainer.witness()))
                        .toList(),
                policy,
                test.places(),
                test.handsets(),
                test.calendar());
        Journey journey = new Journey(ScenarioTest.SUBSCRIBER, test.startMs(), test.events(), test.untilMs());
        return explainer.explain(scenario.id(), definitions, journey);
    }

    private static List<String> notes(Explanation told, int moment) {
        return told.moments().get(moment).notes().stream()
                .map(ExplainerTest::line)
                .toList();
    }

    private static String line(Moment.Note note) {
        return note.change().name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + note.text();
    }
}
