package org.opportune.subscriber.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.opportune.language.Language;
import org.opportune.language.ScenarioTest;
import org.opportune.language.Watched;
import org.opportune.model.Scenario;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.match.Match;
import org.opportune.subscriber.Definitions;
import org.opportune.subscriber.FeedLiveness;
import org.opportune.subscriber.InMemorySubscribers;
import org.opportune.subscriber.MatchesOnly;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.SubscriberStep;

/** Whatever somebody does, being told of it changes nothing, and every verb has its words. */
class ExplainerLawTest {
    private static final String KNOWN = """
            places:
              - {place: city-airport, category: airport, locations: [a, b]}
            handsets:
              - {tac: "00440000", maker: Pebble, model: Pebble 1, mms: false, fictional: true}
              - {tac: "00440629", maker: Sable, model: Sable 7, mms: true, fictional: true}
            """;

    private static final List<String> STEPS = List.of(
            """
              - on: BILL
                as: bill
                where: event.amount > 2
              - not: COMPLAINT
              - count: 2..3
                on: SMS_SENT
                in: 20m
              - then: TOP_UP
                within: 30m
                where: event.amount > bill.amount && event.amount != 4
            start: every
            """,
            "  - dwell: airport\n    for: 20m\n    gap: 5m\n  - leave: airport\n    gap: 5m\ncool-down: 1h\n",
            "  - on: SMS_SENT\n  - not: [BILL, TOP_UP]\n    for: 15m\nstart: restart\n",
            "  - idle: [SMS_SENT, BILL]\n    for: 15m\n  - next: TOP_UP\n    within: 2h\n",
            "  - riding: {cells: 3, in: 30m}\n  - arrive: airport\n    within: 1h\n",
            "  - changes: handset\n    for: 30m\n    where: handset.mms && event.kind != \"SMS_SENT\"\n",
            "  - silent: 15m\n    returns: anything\n  - then: BILL\n    optional: true\n  - then: TOP_UP\nwithin: 2h\n",
            "  - sum: amount\n    over: 6\n    on: [BILL, TOP_UP]\n    in: 30m\n",
            "  - average: amount\n    under: 3\n    on: BILL\n    in: 1h\n  - dwell: airport\n    for: 10m\nwithin: 3h\n",
            """
              - on:
                  all:
                    - on: BILL
                      as: paid
                    - on: SMS_SENT
              - next:
                  any:
                    - on: TOP_UP
                      where: event.amount > paid.amount
                    - on: COMPLAINT
            """,
            "  - count: 3\n    on: SMS_SENT\n    in: 20m\nafter-match: keep\n");

    private static int matched;
    private static int missed;

    @Property(tries = 120)
    void tellingChangesNothing(@ForAll long seed) {
        Random random = new Random(seed);
        String steps = STEPS.get(random.nextInt(STEPS.size()));
        Scenario scenario = Language.scenario("s", "scenario: it\ntitle: It\nsteps:\n" + steps)
                .get();
        ScenarioTest test = Language.tests("t", journey(random)).get().get(0);
        Explainer explainer = new Explainer();
        Journey journey = new Journey(ScenarioTest.SUBSCRIBER, test.startMs(), test.events(), test.untilMs());
        Explanation told =
                explainer.explain("it", definitions(Watched.scenario(scenario, explainer.witness()), test), journey);
        assertThat(told.matchesAtMs()).as(steps).isEqualTo(plain(definitions(scenario, test), test));
        assertThat(told.moments()).isSortedAccordingTo((a, b) -> Long.compare(a.atMs(), b.atMs()));
        assertThat(told.toString()).doesNotContain("null:").doesNotContain("  ");
        matched += told.matchesAtMs().isEmpty() ? 0 : 1;
        missed += told.nearest() == null ? 0 : 1;
    }

    @AfterContainer
    static void bothHappened() {
        assertThat(matched).isGreaterThan(15);
        assertThat(missed).isGreaterThan(15);
    }

    private static List<Long> plain(Definitions definitions, ScenarioTest test) {
        SubscriberStep step = new SubscriberStep(orderMs -> definitions, new FeedLiveness(60_000));
        InMemorySubscribers subscribers = new InMemorySubscribers();
        List<Long> found = new ArrayList<>();
        MatchesOnly out = new MatchesOnly() {
            @Override
            public void matched(Match match, int decisions) {
                found.add(match.getMatchedMs());
            }
        };
        for (Envelope placed : Journey.placed(test.events())) {
            Subscriber subscriber = subscribers.load(placed.msisdn());
            step.onEvent(subscriber, placed, out);
            subscribers.save(subscriber);
        }
        step.onTime(subscribers.load(ScenarioTest.SUBSCRIBER), test.untilMs(), out);
        return found;
    }

    private static Definitions definitions(Scenario scenario, ScenarioTest test) {
        return new Definitions(List.of(scenario), List.of(), null, test.places(), test.handsets(), test.calendar());
    }

    private static String journey(Random random) {
        StringBuilder text = new StringBuilder("scenario: it\n" + KNOWN + "tests:\n  - test: t\n    events:\n");
        int minutes = 0;
        for (int i = 4 + random.nextInt(16); i > 0; i--) {
            minutes += random.nextInt(12);
            String where = random.nextBoolean() ? ", cell: " + "abcd".charAt(random.nextInt(4)) : "";
            String handset =
                    random.nextInt(3) > 0 ? "" : ", tac: \"" + (random.nextBoolean() ? "00440000" : "00440629") + "\"";
            String amount = random.nextInt(5) > 0 ? ", amount: " + random.nextInt(6) : "";
            String what = switch (random.nextInt(6)) {
                case 0 -> "BILL" + amount;
                case 1 -> "TOP_UP" + amount;
                case 2 -> "COMPLAINT";
                case 3 -> "CELL_CHANGE" + where + handset;
                case 4 -> "POWER_OFF";
                default -> "SMS_SENT" + where + handset;
            };
            text.append("      - {at: ")
                    .append(minutes)
                    .append("m, kind: ")
                    .append(what)
                    .append("}\n");
        }
        return text.append("    expect: []\n").toString();
    }
}
