package org.opportune.pipeline.pattern;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.operator.CepOperator;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;
import org.opportune.flinkcep.CepMatch;
import org.opportune.flinkcep.CepScenario;
import org.opportune.flinkcep.Leftovers;
import org.opportune.flinkcep.Occurrence;
import org.opportune.flinkcep.Proof;
import org.opportune.model.Scenario;
import org.opportune.pipeline.StateNames;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.measure.Measures;
import org.opportune.pipeline.measure.Series;
import org.opportune.pipeline.stream.OccurrenceSerializer;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.match.Recognised;

/**
 * Flink's own operator for one scenario, and what it leaves to others: it wakes at the deadline of a silence and not with
 * whatever comes next, drops what a match takes with it, keeps the cool-down, and says what counts as an event for the
 * order buffer. A match leaves before the watermark that completed it, so it is never late where nothing was early.
 */
public final class PatternOperator extends CepOperator<Occurrence, Long, Envelope> {
    private static final long serialVersionUID = 1L;

    private final String scenario;
    private final String fingerprint;
    private final long coolDownMs;
    private final Proof proof;
    private transient @Nullable Parts parts;

    /** What exists once the operator is open. */
    private record Parts(
            InternalTimerService<VoidNamespace> timers,
            ValueState<byte[]> latest,
            Wire<Recognised> wire,
            Series matches) {}

    public PatternOperator(CepScenario cep) {
        super(
                OccurrenceSerializer.INSTANCE,
                false,
                NFACompiler.compileFactory(cast(cep.pattern()), false),
                // Shipped with the operator: it must not hold the comparator itself.
                (a, b) -> Occurrence.ORDER.compare(a, b),
                cep.pattern().getAfterMatchSkipStrategy(),
                new PatternMatches(cep.proof()),
                null);
        Scenario said = cep.scenario();
        scenario = said.id();
        fingerprint = said.fingerprint();
        coolDownMs = said.coolDownMs();
        proof = cep.proof();
    }

    @SuppressWarnings("unchecked") // the second parameter says what a stage takes, which NFACompiler does not look at
    private static Pattern<Occurrence, Occurrence> cast(Pattern<Occurrence, ?> pattern) {
        return (Pattern<Occurrence, Occurrence>) pattern;
    }

    @Override
    public void open() throws Exception {
        super.open();
        parts = new Parts(
                getInternalTimerService(StateNames.PATTERN_WAKE_UPS, VoidNamespaceSerializer.INSTANCE, this),
                getRuntimeContext().getState(StateNames.LATEST_MATCH),
                Wire.of(Recognised.class),
                new Measures(getMetricGroup()).series(Measure.PATTERN_MATCHES));
    }

    private Parts parts() {
        return Objects.requireNonNull(parts, "not open yet");
    }

    @Override
    public void processElement(StreamRecord<Occurrence> element) throws Exception {
        super.processElement(element);
        if (proof.silenceMs() > 0) {
            parts().timers().registerEventTimeTimer(VoidNamespace.INSTANCE, element.getTimestamp() + proof.silenceMs());
        }
    }

    @Override
    public void onEventTime(InternalTimer<Long, VoidNamespace> timer) throws Exception {
        super.onEventTime(timer);
        List<CepMatch> found = ((PatternMatches) getUserFunction()).take();
        if (!found.isEmpty()) {
            settle(timer.getKey(), found);
        }
    }

    private void settle(long msisdn, List<CepMatch> found) throws Exception {
        Parts p = parts();
        Leftovers leftovers = new Leftovers(coolDownMs).restore(p.latest().value());
        for (CepMatch match : found) {
            boolean counts = leftovers.take(match);
            p.matches().inc(scenario, counts ? "COUNTED" : "LEFT_OVER");
            if (counts) {
                output.collect(new StreamRecord<>(envelope(p.wire(), msisdn, match), match.matchedMs()));
            }
        }
        p.latest().update(leftovers.save());
    }

    /** It happened with its last event, and has its place when it matched. */
    private Envelope envelope(Wire<Recognised> wire, long msisdn, CepMatch match) {
        ByteBuffer id = ByteBuffer.wrap(id(msisdn, match));
        Set<EventKind> absent = proof.absentKinds();
        Recognised recognised = new Recognised(
                scenario,
                fingerprint,
                match.matchedMs(),
                match.first().event().getHappenedMs(),
                match.evidence(),
                absent.stream().sorted().toList(),
                match.absentFromMs());
        return new Envelope(
                msisdn,
                match.matchedMs(),
                match.last().orderMs(),
                EventKind.MATCH,
                Envelope.Verdict.ON_TIME,
                id.getLong(),
                id.getLong(),
                wire.encode(recognised));
    }

    private byte[] id(long msisdn, CepMatch match) {
        List<byte[]> idParts = new ArrayList<>(
                List.of(EventIds.part(fingerprint), EventIds.part(msisdn), EventIds.part(match.matchedMs())));
        for (EventId one : match.evidence()) {
            idParts.add(one.bytes());
        }
        return EventIds.hash(idParts.toArray(byte[][]::new));
    }
}
