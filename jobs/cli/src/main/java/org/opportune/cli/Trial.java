package org.opportune.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opportune.language.ScenarioTest;
import org.opportune.model.Scenario;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.match.Match;
import org.opportune.subscriber.Definitions;
import org.opportune.subscriber.FeedLiveness;
import org.opportune.subscriber.InMemorySubscribers;
import org.opportune.subscriber.MatchesOnly;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.SubscriberStep;

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
                List.of(scenario.live()),
                List.of(),
                null,
                test.places(),
                test.handsets(),
                test.calendar(),
                test.numbers());
        SubscriberStep step = new SubscriberStep(orderMs -> definitions, new FeedLiveness(FEED_SILENT_MS));
        InMemorySubscribers subscribers = new InMemorySubscribers();
        Matches matches = new Matches();
        for (Envelope placed : placed(test.events())) {
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

    /** As the order station places them; those of one time and class stay as written. */
    private static List<Envelope> placed(List<Event> events) {
        Wire<Event> wire = Wire.of(Event.class);
        return events.stream()
                .map(event ->
                        Envelope.of(event, wire.encode(event)).ordered(event.getHappenedMs(), Envelope.Verdict.ON_TIME))
                .sorted(Comparator.comparingLong(Envelope::orderMs).thenComparing(placed -> !placed.isFact()))
                .toList();
    }

    private static final class Matches extends MatchesOnly {
        private final List<Long> foundAtMs = new ArrayList<>();

        @Override
        public void matched(Match match, int decisions) {
            foundAtMs.add(match.getMatchedMs());
        }
    }
}
