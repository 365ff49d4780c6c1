package org.opportune.subscriber;

import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.opportune.engine.Engine;
import org.opportune.engine.Findings;
import org.opportune.engine.ProfileView;
import org.opportune.engine.Recognition;
import org.opportune.model.ProfileField;
import org.opportune.model.Scenario;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.UnappliedReason;
import org.opportune.schemas.match.Recognised;
import org.opportune.subscriber.decision.Decider;
import org.opportune.subscriber.profile.HotProfile;
import org.opportune.subscriber.profile.Memory;

/**
 * Remember, recognise, decide: one subscriber's step through the house. Every wake-up that is due at or before an
 * event runs first, each with its own due time as now (design 3.6). One thread.
 */
public final class SubscriberStep {
    private final Definitions.History history;
    private final Decider decider;
    private final Wire<Event> wire = Wire.of(Event.class);
    private final Wire<Recognised> recognised = Wire.of(Recognised.class);

    public SubscriberStep(Definitions.History history, FeedLiveness feeds) {
        this.history = history;
        this.decider = new Decider(feeds);
    }

    /**
     * Applies an event that the order station has placed.
     *
     * @param placed its order time is not before that of any event given for this subscriber
     * @throws IllegalStateException if the bytes are no event; the first door lets none of these in
     */
    public void onEvent(Subscriber subscriber, Envelope placed, StepOutput out) {
        onTime(subscriber, placed.orderMs(), out);
        if (placed.kind() == EventKind.MATCH) {
            onMatch(subscriber, placed, out);
            return;
        }
        Event event = decode(wire, placed);
        if (repeated(subscriber, placed)) {
            out.unapplied(placed, UnappliedReason.DUPLICATE);
            return;
        }
        subscriber.touchHot();
        if (subscriber.hot().isOfEarlierTenancy(placed.happenedMs())) {
            // Its time is closed: it speaks of whoever had the number before.
            out.unapplied(placed, UnappliedReason.LATE);
            return;
        }
        ProfileView before = before(subscriber, placed.orderMs());
        remember(subscriber, event, placed, out);
        if (placed.verdict() == Envelope.Verdict.LATE) {
            out.unapplied(placed, UnappliedReason.LATE);
        } else {
            out.applied(placed);
            recognise(subscriber, event, placed.orderMs(), before, out);
        }
        if (!placed.isFact()) {
            subscriber.hot().seen(placed.happenedMs());
        }
    }

    /** Runs every wake-up that is due at or before {@code timeMs}, each at its own time. */
    public void onTime(Subscriber subscriber, long timeMs, StepOutput out) {
        HotProfile hot = subscriber.hot();
        for (long dueMs = hot.nextWakeMs(); dueMs <= timeMs && dueMs != HotProfile.NEVER; dueMs = hot.nextWakeMs()) {
            Definitions definitions = history.at(dueMs);
            if (hot.heldDueMs() == dueMs) {
                decider.decideHeld(subscriber, definitions, dueMs, out);
            } else {
                long now = dueMs;
                Engine.onWake(
                        definitions.plan(),
                        definitions.tables(),
                        hot.partials(),
                        now,
                        field -> hot.get(field, now),
                        new Decide(subscriber, definitions, out));
            }
            subscriber.touchHot();
        }
    }

    private static boolean repeated(Subscriber subscriber, Envelope placed) {
        if (!placed.isFact()) {
            return !subscriber.hot().addId(placed.idLow(), placed.orderMs());
        }
        subscriber.touchCold();
        return !Memory.addFactId(subscriber.cold(), placed.idLow());
    }

    private void remember(Subscriber subscriber, Event event, Envelope placed, StepOutput out) {
        if (Memory.closesTenancy(event)) {
            decider.refuseHeld(subscriber, placed.orderMs(), out);
            subscriber.forget(placed.happenedMs());
            if (placed.kind() == EventKind.ERASURE) {
                Memory.suppress(subscriber.cold(), null, placed.happenedMs());
            }
        } else if (placed.isFact()) {
            Memory.fact(subscriber.hot(), subscriber.cold(), event);
        } else {
            Memory.moment(subscriber.hot(), event);
            if (Memory.isStop(event)) {
                Memory.stop(subscriber.cold(), event);
                subscriber.touchCold();
            }
        }
    }

    /** Handset, place and tariff as they are before the event that may change them. */
    private static ProfileView before(Subscriber subscriber, long orderMs) {
        HotProfile hot = subscriber.hot();
        Object tac = hot.get(ProfileField.TAC, orderMs);
        Object cell = hot.get(ProfileField.CELL, orderMs);
        Object location = hot.get(ProfileField.LOCATION, orderMs);
        Object tariff = hot.get(ProfileField.TARIFF, orderMs);
        return field -> switch (field) {
            case TAC -> tac;
            case CELL -> cell;
            case LOCATION -> location;
            case PREVIOUS_TARIFF ->
                Objects.equals(tariff, subscriber.hot().get(ProfileField.TARIFF, orderMs)) ? null : tariff;
            case LANGUAGE, ZONE, TAGS, TARIFF, LAST_SEEN, ATTRIBUTES ->
                subscriber.hot().get(field, orderMs);
        };
    }

    private void recognise(Subscriber subscriber, Event event, long orderMs, ProfileView before, StepOutput out) {
        Definitions definitions = history.at(orderMs);
        HotProfile hot = subscriber.hot();
        Engine.onEvent(
                definitions.plan(),
                definitions.tables(),
                hot.partials(),
                event,
                orderMs,
                before,
                new Decide(subscriber, definitions, out));
    }

    /** What another engine recognised is decided as if it had been recognised here. */
    private void onMatch(Subscriber subscriber, Envelope placed, StepOutput out) {
        Recognised found = decode(recognised, placed);
        Definitions definitions = history.at(placed.orderMs());
        Scenario scenario = definitions.scenario(found.getScenario());
        if (placed.verdict() == Envelope.Verdict.LATE || subscriber.hot().isOfEarlierTenancy(found.getBeganMs())) {
            out.unapplied(placed, UnappliedReason.LATE);
        } else if (scenario == null || !scenario.fingerprint().equals(found.getFingerprint())) {
            out.unapplied(placed, UnappliedReason.NOT_IN_FORCE);
        } else {
            decider.decide(
                    subscriber,
                    new Recognition(
                            scenario,
                            found.getMatchedMs(),
                            found.getEvidence(),
                            Set.copyOf(found.getAbsentKinds()),
                            found.getAbsentFromMs()),
                    definitions,
                    out);
        }
    }

    private static <T extends SpecificRecordBase> T decode(Wire<T> wire, Envelope placed) {
        try {
            return wire.decode(placed.avro());
        } catch (UndecodableRecord e) {
            throw new IllegalStateException("an event was decoded at the door and cannot be here", e);
        }
    }

    /** Hands recognitions to the decider. */
    private final class Decide implements Findings {
        private final Subscriber subscriber;
        private final Definitions definitions;
        private final StepOutput out;

        Decide(Subscriber subscriber, Definitions definitions, StepOutput out) {
            this.subscriber = subscriber;
            this.definitions = definitions;
            this.out = out;
        }

        @Override
        public void matched(Recognition recognition) {
            decider.decide(subscriber, recognition, definitions, out);
        }

        @Override
        public void absentField(String scenario, String step) {
            out.absentField(scenario, step);
        }
    }
}
