package org.opportune.cli;

import java.util.ArrayList;
import java.util.List;
import org.opportune.language.ScenarioTest;
import org.opportune.model.Scenario;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.match.Match;
import org.opportune.subscriber.Definitions;
import org.opportune.subscriber.FeedLiveness;
import org.opportune.subscriber.InMemorySubscribers;
import org.opportune.subscriber.MatchesOnly;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.SubscriberStep;
import org.opportune.subscriber.explain.Journey;

/**
 * One test of one scenario, put through the step that the jobs run: profile, wake-ups, engine.
 *
 * @param foundAtMs UTC ms of every match, in order
 */
record Trial(ScenarioTest test, List<Long> foundAtMs) {
    private static final long FEED_SILENT_MS = 60_000;

    Trial {
        foundAtMs = List.copyOf(foundAtMs);
    }

    /** Runs the test. */
    static Trial of(Scenario scenario, ScenarioTest test) {
        // Also what does not run yet is tried.
        Definitions definitions = new Definitions(
                List.of(scenario.live()), List.of(), null, test.places(), test.handsets(), test.calendar());
        SubscriberStep step = new SubscriberStep(orderMs -> definitions, new FeedLiveness(FEED_SILENT_MS));
        InMemorySubscribers subscribers = new InMemorySubscribers();
        Matches matches = new Matches();
        for (Envelope placed : Journey.placed(test.events())) {
            Subscriber subscriber = subscribers.load(placed.msisdn());
            step.onEvent(subscriber, placed, matches);
            subscribers.save(subscriber);
        }
        Subscriber subscriber = subscribers.load(ScenarioTest.SUBSCRIBER);
        step.onTime(subscriber, test.untilMs(), matches);
        return new Trial(test, matches.foundAtMs);
    }

    /** True if exactly the expected matches were found. */
    boolean passed() {
        return foundAtMs.equals(test.matchesAtMs());
    }

    private static final class Matches extends MatchesOnly {
        private final List<Long> foundAtMs = new ArrayList<>();

        @Override
        public void matched(Match match, int decisions) {
            foundAtMs.add(match.getMatchedMs());
        }
    }
}
