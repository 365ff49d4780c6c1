package org.opportune.subscriber.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opportune.engine.RunState;
import org.opportune.model.Asked;
import org.opportune.model.Phrase;
import org.opportune.model.ProfileField;
import org.opportune.model.Scenario;
import org.opportune.model.Step;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.subscriber.Definitions;
import org.opportune.subscriber.InMemorySubscribers;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.SubscriberStep;
import org.opportune.subscriber.explain.Moment.Change;
import org.opportune.subscriber.explain.Moment.Note;
import org.opportune.subscriber.explain.Moment.Occasion;
import org.opportune.subscriber.profile.HotProfile;

/**
 * Puts a journey through the step of the jobs, one touch at a time, and tells what each touch did. Wake-ups run when the
 * step would run them, give-ups are told at their own time although the engine drops runs at the next touch. For one
 * journey, one thread.
 */
public final class Explainer {
    private final List<Asked> asked = new ArrayList<>();
    private final List<RunState> givenUp = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();

    /** Who the definitions' conditions must tell what they were asked. */
    public Consumer<Asked> witness() {
        return asked::add;
    }

    /**
     * Explains.
     *
     * @param id of the scenario that is explained
     * @param definitions with that scenario; their conditions tell {@link #witness}
     */
    public Explanation explain(String id, Definitions definitions, Journey journey) {
        Scenario scenario = definitions.scenario(id);
        if (scenario == null) {
            throw new IllegalArgumentException("no such scenario runs: scenario=" + id);
        }
        return new Telling(scenario, definitions, journey).tell();
    }

    private final class Telling {
        private final Scenario scenario;
        private final Journey journey;
        private final Standing standing;
        private final Nearest nearest;
        private final Subscriber subscriber;
        private final SubscriberStep step;
        private final Verdicts out;

        Telling(Scenario scenario, Definitions definitions, Journey journey) {
            this.scenario = scenario;
            this.journey = journey;
            this.standing = new Standing(scenario, journey);
            this.nearest = new Nearest(scenario, standing);
            this.subscriber = new InMemorySubscribers().load(journey.msisdn());
            this.step = new SubscriberStep(orderMs -> definitions, Journey.alive(definitions.policy()));
            this.out = new Verdicts(definitions, subscriber, journey, asked);
        }

        Explanation tell() {
            for (Envelope placed : Journey.placed(journey.events())) {
                silence(placed.orderMs());
                touch(placed.orderMs(), decoded(placed), Occasion.EVENT, () -> step.onEvent(subscriber, placed, out));
            }
            silence(journey.untilMs());
            List<RunState> open = running();
            open.forEach(run -> nearest.stood(run, journey.untilMs()));
            return new Explanation(
                    moments,
                    out.matchesAtMs,
                    open.stream().map(standing::waiting).toList(),
                    out.matchesAtMs.isEmpty() ? nearest.words() : null);
        }

        /** Runs what is due, each at its own time. */
        private void silence(long untilMs) {
            while (true) {
                long dueMs = subscriber.hot().nextWakeMs();
                Optional<RunState> lost = running().stream()
                        .filter(run -> run.expiryMs() <= Math.min(untilMs, dueMs))
                        .min(Comparator.comparingLong(RunState::expiryMs));
                if (lost.isPresent()) {
                    giveUp(lost.get());
                } else if (dueMs <= untilMs && dueMs != HotProfile.NEVER) {
                    boolean held = subscriber.hot().heldDueMs() == dueMs;
                    Occasion occasion = held ? Occasion.MORNING : Occasion.DEADLINE;
                    touch(dueMs, null, occasion, () -> step.onTime(subscriber, dueMs, out));
                } else {
                    return;
                }
            }
        }

        private void giveUp(RunState run) {
            givenUp.add(run);
            nearest.stood(run, run.expiryMs());
            Step waited = standing.step(run);
            String why = switch (run.limit()) {
                case STEP -> "nothing completed it within " + Phrase.duration(waited.withinMs());
                case SCENARIO ->
                    "the whole must be complete within " + Phrase.duration(scenario.withinMs()) + " of the first event";
                case WINDOW -> "the window of " + Phrase.duration(waited.windowMs()) + " is over";
                case GAP ->
                    "not seen in " + waited.place() + " again within the gap of " + Phrase.duration(waited.gapMs());
                case NONE -> "";
            };
            String progress = standing.progress(run, run.expiryMs());
            String soFar = "none".equals(progress) ? "" : ", had " + progress;
            add(
                    run.expiryMs(),
                    Occasion.GIVEN_UP,
                    "time is over",
                    List.of(new Note(Change.GIVES_UP, standing.place(run) + ": " + why + soFar)));
        }

        private void touch(long nowMs, @Nullable Event event, Occasion occasion, Runnable work) {
            List<RunState> before = running();
            long rests = RunState.restsUntilMs(subscriber.hot().partials(), scenario.id());
            Object seen = subscriber.hot().get(ProfileField.LAST_SEEN, nowMs);
            asked.clear();
            out.begin();
            work.run();
            List<RunState> after = running();
            Comparison comparison = new Comparison(
                    scenario,
                    standing,
                    journey,
                    event,
                    nowMs,
                    before,
                    after,
                    List.copyOf(asked),
                    out.matched,
                    rests,
                    seen == null ? Long.MIN_VALUE : (long) seen);
            consider(comparison, nowMs);
            List<Note> notes = new ArrayList<>(comparison.notes());
            notes.addAll(out.notes);
            if (out.unapplied != null) {
                notes.add(new Note(Change.IGNORED, "not shown to any scenario: " + out.unapplied));
            }
            add(nowMs, occasion, event == null ? silent(occasion) : Told.event(event), notes);
        }

        private void consider(Comparison comparison, long nowMs) {
            Stream.concat(comparison.before().stream(), comparison.after().stream())
                    .forEach(run -> nearest.stood(run, nowMs));
            for (Asked one : comparison.asked()) {
                if (one.step() != Asked.AUDIENCE && !one.held() && Standing.wants(scenario, one.step())) {
                    nearest.failed(one, one.step() > 0);
                }
            }
        }

        private List<RunState> running() {
            return RunState.of(subscriber.hot().partials(), scenario.id()).stream()
                    .filter(run -> givenUp.stream().noneMatch(run::isSameRun))
                    .toList();
        }
    }

    private static Event decoded(Envelope placed) {
        try {
            return Wire.of(Event.class).decode(placed.avro());
        } catch (UndecodableRecord e) {
            throw new IllegalStateException("an event was encoded here and cannot be decoded", e);
        }
    }

    private static String silent(Occasion occasion) {
        return occasion == Occasion.MORNING ? "the night is over" : "nothing came";
    }

    private void add(long atMs, Occasion occasion, String what, List<Note> notes) {
        moments.add(new Moment(atMs, occasion, what, notes));
    }
}
