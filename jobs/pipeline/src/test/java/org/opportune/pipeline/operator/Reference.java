package org.opportune.pipeline.operator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.pipeline.control.ControlReader;
import org.opportune.pipeline.control.DefinitionTimeline;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.event.UnappliedReason;
import org.opportune.schemas.match.Match;
import org.opportune.subscriber.FeedLiveness;
import org.opportune.subscriber.InMemorySubscribers;
import org.opportune.subscriber.StepOutput;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.SubscriberStep;

/** The step without Flink: all control and all ticks known, events one after the other in total order. */
final class Reference implements StepOutput {
    private final List<Decision> decisions = new ArrayList<>();
    private final Map<String, Long> counts = new HashMap<>();

    private Reference() {}

    static Account of(Journey journey) {
        DefinitionTimeline timeline = new DefinitionTimeline(ControlReader::definitions);
        journey.control().forEach(timeline::add);
        FeedLiveness feeds = new FeedLiveness(Journey.SILENT_AFTER_MS);
        journey.ticks().forEach(tick -> feeds.tick(tick.getFeed(), tick.getTimeMs()));
        SubscriberStep step = new SubscriberStep(timeline, feeds);
        InMemorySubscribers subscribers = new InMemorySubscribers();
        Reference out = new Reference();
        for (Envelope event : journey.ordered()) {
            Subscriber subscriber = subscribers.load(event.msisdn());
            step.onEvent(subscriber, event, out);
            subscribers.save(subscriber);
        }
        for (long msisdn : subscribers.msisdns()) {
            step.onTime(subscribers.load(msisdn), Journey.END_MS, out);
        }
        return Account.of(out.decisions, out.counts);
    }

    @Override
    public void applied(Envelope event) {
        count(Counts.APPLIED, 1);
    }

    @Override
    public void unapplied(Envelope event, UnappliedReason reason) {
        count(reason.name().toLowerCase(Locale.ROOT), 1);
    }

    @Override
    public void matched(Match match, int due) {
        count(Counts.MATCHES, 1);
        count(Counts.DECISIONS_DUE, due);
    }

    @Override
    public void decided(Decision decision, @Nullable Action action) {
        decisions.add(decision);
        count(action == null ? Counts.REFUSALS : Counts.ACTIONS, 1);
    }

    @Override
    public void held(Match match, String campaign, long untilMs) {
        count(Counts.HELD, 1);
    }

    @Override
    public void absentField(String scenario, String step) {}

    private void count(String name, long n) {
        counts.merge(name, n, Long::sum);
    }
}
