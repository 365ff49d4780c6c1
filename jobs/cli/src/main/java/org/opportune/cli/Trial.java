package org.opportune.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.language.ExpectedDecision;
import org.opportune.language.ScenarioTest;
import org.opportune.model.Scenario;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.event.UnappliedReason;
import org.opportune.schemas.match.Match;
import org.opportune.subscriber.Definitions;
import org.opportune.subscriber.InMemorySubscribers;
import org.opportune.subscriber.StepOutput;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.SubscriberStep;
import org.opportune.subscriber.explain.Journey;

/**
 * One test of one scenario, put through the step that the jobs run: profile, wake-ups, engine, decisions.
 *
 * @param foundAtMs UTC ms of every match, in order
 * @param decided what the campaigns beside decided, in order of time and campaign
 */
record Trial(ScenarioTest test, List<Long> foundAtMs, List<ExpectedDecision> decided) {
    Trial {
        foundAtMs = List.copyOf(foundAtMs);
        decided = List.copyOf(decided);
    }

    /** Runs the test; also what does not run yet is tried. */
    static Trial of(Beside beside, ScenarioTest test) {
        Scenario scenario = beside.scenario().scenario().orElseThrow().live();
        Definitions definitions = Told.definitions(scenario, beside.campaigns(), beside, test);
        SubscriberStep step = new SubscriberStep(orderMs -> definitions, Journey.alive(definitions.policy()));
        InMemorySubscribers subscribers = new InMemorySubscribers();
        Heard heard = new Heard();
        for (Envelope placed : Journey.placed(test.events())) {
            Subscriber subscriber = subscribers.load(placed.msisdn());
            step.onEvent(subscriber, placed, heard);
            subscribers.save(subscriber);
        }
        Subscriber subscriber = subscribers.load(ScenarioTest.SUBSCRIBER);
        step.onTime(subscriber, test.untilMs(), heard);
        heard.decided.sort(Comparator.comparingLong(ExpectedDecision::atMs).thenComparing(ExpectedDecision::campaign));
        return new Trial(test, heard.foundAtMs, heard.decided);
    }

    /** True if exactly the expected matches were found and, if asked, exactly the expected decisions taken. */
    boolean passed() {
        List<ExpectedDecision> expected = test.decisions();
        return foundAtMs.equals(test.matchesAtMs()) && (expected == null || decided.equals(expected));
    }

    private static final class Heard implements StepOutput {
        private final List<Long> foundAtMs = new ArrayList<>();
        private final List<ExpectedDecision> decided = new ArrayList<>();

        @Override
        public void applied(Envelope event) {}

        @Override
        public void unapplied(Envelope event, UnappliedReason reason) {}

        @Override
        public void matched(Match match, int decisions) {
            foundAtMs.add(match.getMatchedMs());
        }

        @Override
        public void decided(Decision decision, @Nullable Action action) {
            // Without a campaign nobody was asked.
            if (decision.getCampaign() != null) {
                String is = decision.getReason() == null
                        ? ExpectedDecision.PUSH
                        : decision.getReason().name();
                decided.add(new ExpectedDecision(decision.getDecidedMs(), decision.getCampaign(), is));
            }
        }

        @Override
        public void held(Match match, String campaign, long untilMs) {}

        @Override
        public void absentField(String scenario, String step) {}
    }
}
