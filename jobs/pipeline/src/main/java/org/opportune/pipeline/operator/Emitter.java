package org.opportune.pipeline.operator;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Unapplied;
import org.opportune.schemas.event.UnappliedReason;
import org.opportune.schemas.match.HeldAtEnd;
import org.opportune.schemas.match.Match;
import org.opportune.schemas.match.MatchId;
import org.opportune.schemas.match.OpenAtEnd;
import org.opportune.schemas.profile.HeldDecision;
import org.opportune.subscriber.StepOutput;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.profile.HotProfile;

/** Writes what a step says to the operator's outputs, and counts it. Names of counts: see {@link Counts}. */
final class Emitter implements StepOutput {
    private final Output<StreamRecord<Decision>> output;
    private final Tally tally;
    private final Meters meters;
    private final boolean recording;
    /** Looked up once: every event counts there. */
    private Tally.@Nullable Count applied;
    /** By scenario. */
    private final Map<String, Tally.Count> matches = new HashMap<>();

    private final Map<RefusalReason, Tally.Count> refusals = new EnumMap<>(RefusalReason.class);

    /**
     * @param recording whether somebody wants the events as they were placed
     */
    Emitter(Output<StreamRecord<Decision>> output, Tally tally, Meters meters, boolean recording) {
        this.output = output;
        this.tally = tally;
        this.meters = meters;
        this.recording = recording;
    }

    @Override
    public void applied(Envelope event) {
        if (applied == null) {
            applied = tally.count(Counts.APPLIED);
        }
        applied.add(1);
        meters.applied();
        record(event);
    }

    @Override
    public void unapplied(Envelope event, UnappliedReason reason) {
        tally.add(lower(reason), 1);
        meters.unapplied(reason);
        if (reason != UnappliedReason.DUPLICATE) {
            record(event);
        }
        emit(
                Outputs.UNAPPLIED,
                new Unapplied(event.id(), event.msisdn(), event.kind(), reason, event.happenedMs(), event.orderMs()));
    }

    @Override
    public void matched(Match match, int decisions) {
        tally.add(Counts.MATCHES, 1);
        tally.add(Counts.DECISIONS_DUE, decisions);
        matches.computeIfAbsent(match.getScenario(), scenario -> tally.count(Counts.MATCHES + "." + scenario))
                .add(1);
        meters.matched(match.getScenario(), decisions);
    }

    @Override
    public void decided(Decision decision, @Nullable Action action) {
        if (action != null) {
            tally.add(Counts.ACTIONS, 1);
            emit(Outputs.ACTIONS, action);
        } else {
            tally.add(Counts.REFUSALS, 1);
            refusals.computeIfAbsent(decision.getReason(), reason -> tally.count(Counts.REFUSALS + "." + lower(reason)))
                    .add(1);
        }
        meters.decided(decision);
        output.collect(new StreamRecord<>(decision));
    }

    @Override
    public void held(Match match, String campaign, long untilMs) {
        tally.add(Counts.HELD, 1);
        meters.held(match.getScenario());
    }

    @Override
    public void absentField(String scenario, String step) {
        tally.add(Counts.ABSENT_FIELDS, 1);
        meters.absentField();
    }

    /** The buffer was full. */
    void releasedEarly() {
        tally.add(Counts.EARLY_RELEASES, 1);
        meters.earlyRelease();
    }

    void openAtEnd(Subscriber subscriber, long dueMs) {
        tally.add(Counts.OPEN_AT_END, 1);
        List<HeldAtEnd> held = subscriber.hot().heldDueMs() == HotProfile.NEVER
                ? List.of()
                : subscriber.cold().getHeld().stream().map(Emitter::heldAtEnd).toList();
        tally.add(Counts.HELD_AT_END, held.size());
        emit(Outputs.OPEN_AT_END, new OpenAtEnd(subscriber.msisdn(), dueMs, held));
    }

    /** A match beyond the horizon. */
    void openAtEnd(Envelope match) {
        tally.add(Counts.OPEN_AT_END, 1);
        emit(Outputs.OPEN_AT_END, new OpenAtEnd(match.msisdn(), match.orderMs(), List.of()));
    }

    private static HeldAtEnd heldAtEnd(HeldDecision held) {
        byte[] match = new byte[held.getMatchId().remaining()];
        held.getMatchId().duplicate().get(match);
        return new HeldAtEnd(
                held.getScenario(), new MatchId(match), held.getMatchedMs(), held.getDueMs(), held.getCampaign());
    }

    /** Who replays the events finds the matches again. */
    private void record(Envelope placed) {
        if (recording && placed.kind() != EventKind.MATCH) {
            emit(Outputs.PLACED, placed);
        }
    }

    private <T> void emit(OutputTag<T> tag, T value) {
        output.collect(tag, new StreamRecord<>(value));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
