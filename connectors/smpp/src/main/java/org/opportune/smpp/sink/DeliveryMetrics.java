package org.opportune.smpp.sink;

import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.smpp.session.SessionCounters;
import org.opportune.smpp.session.SmppSession;
import org.opportune.smpp.session.SubmitResult;

/** The {@link SmppMeasure}s of one writer: what ended how, what is under way, how the bind fares. Task's thread. */
final class DeliveryMetrics {
    /** Newest answers that quantiles are made of. */
    private static final int ANSWERS = 1_000;

    private static final List<OutcomeStatus> ENDS = List.of(
            OutcomeStatus.ACCEPTED,
            OutcomeStatus.REJECTED,
            OutcomeStatus.EXPIRED,
            OutcomeStatus.STOPPED,
            OutcomeStatus.UNKNOWN);

    private final MetricGroup group;
    private final EnumMap<OutcomeStatus, Counter> results = new EnumMap<>(OutcomeStatus.class);
    private final EnumMap<ResponseClass, Counter> responses = new EnumMap<>(ResponseClass.class);
    private final Counter submits;
    private final Counter intents;
    private final Counter suppressed;
    private final Counter unknownAtStart;
    private final Counter fenced;
    private final Histogram toResponse;

    /**
     * @param window submits that may be open
     * @param waiting actions of which nothing is written; asked on other threads
     */
    DeliveryMetrics(MetricGroup writer, String smsc, int window, SmppSession session, LongSupplier waiting) {
        group = writer.addGroup(SmppMeasure.GROUP).addGroup("smsc", smsc);
        submits = group.counter(SmppMeasure.SMPP_SUBMITS.title());
        intents = group.counter(SmppMeasure.SMPP_INTENTS.title());
        suppressed = group.counter(SmppMeasure.SMPP_SUPPRESSED.title());
        unknownAtStart = group.counter(SmppMeasure.SMPP_UNKNOWN_AT_START.title());
        fenced = group.counter(SmppMeasure.SMPP_FENCED.title());
        toResponse = group.histogram(
                SmppMeasure.SMPP_SUBMIT_TO_RESPONSE_MS.title(), new DescriptiveStatisticsHistogram(ANSWERS));
        for (ResponseClass ended : ResponseClass.values()) {
            responses.put(ended, group.addGroup("class", ended.name()).counter(SmppMeasure.SMPP_RESPONSES.title()));
        }
        for (OutcomeStatus status : ENDS) {
            results.put(status, group.addGroup("status", status.name()).counter(SmppMeasure.SMPP_RESULTS.title()));
        }
        gauge(SmppMeasure.SMPP_BOUND, () -> session.bound() ? 1 : 0);
        gauge(SmppMeasure.SMPP_WINDOW_SIZE, () -> window);
        gauge(SmppMeasure.SMPP_WINDOW_USED, session::inFlight);
        gauge(SmppMeasure.SMPP_WAITING, waiting);
        gauge(SmppMeasure.SMPP_PAUSING, () -> session.pausing() ? 1 : 0);
        register(session.counters());
    }

    private void register(SessionCounters session) {
        sum(group, SmppMeasure.SMPP_REBINDS, session::rebinds);
        sum(group, SmppMeasure.SMPP_BIND_FAILURES, session::bindFailures);
        sum(group, SmppMeasure.SMPP_LATE_RESPONSES, session::lateResponses);
        sum(group, SmppMeasure.SMPP_STRAY_NACKS, session::strayNacks);
        sum(group, SmppMeasure.SMPP_BROKEN_FRAMES, session::brokenFrames);
        sum(group.addGroup("result", "STORED"), SmppMeasure.SMPP_INBOUND, session::inbound);
        sum(group.addGroup("result", "MALFORMED"), SmppMeasure.SMPP_INBOUND, session::inboundMalformed);
        sum(group.addGroup("result", "REFUSED"), SmppMeasure.SMPP_INBOUND, session::inboundRefused);
    }

    private void gauge(SmppMeasure measure, LongSupplier value) {
        group.gauge(measure.title(), (Gauge<Long>) value::getAsLong);
    }

    private static void sum(MetricGroup labelled, SmppMeasure measure, LongSupplier value) {
        labelled.counter(measure.title(), new Sum(value));
    }

    void intended() {
        intents.inc();
    }

    void suppressed() {
        suppressed.inc();
    }

    void unknownAtStart() {
        unknownAtStart.inc();
    }

    void fenced() {
        fenced.inc();
    }

    void submitted() {
        submits.inc();
    }

    /** A submit ended, {@code nanos} after it was given to the bind. */
    void answered(SubmitResult result, long nanos) {
        ResponseClass ended = ResponseClass.of(result);
        Objects.requireNonNull(responses.get(ended)).inc();
        if (ended.isAnswer()) {
            toResponse.update(nanos / 1_000_000);
        }
    }

    void ended(OutcomeStatus status) {
        Objects.requireNonNull(results.get(status), "no result ends so").inc();
    }

    /** What somebody else counts, as Flink wants to see it. */
    private record Sum(LongSupplier value) implements Counter {
        @Override
        public long getCount() {
            return value.getAsLong();
        }

        @Override
        public void inc() {
            throw notHere();
        }

        @Override
        public void inc(long n) {
            throw notHere();
        }

        @Override
        public void dec() {
            throw notHere();
        }

        @Override
        public void dec(long n) {
            throw notHere();
        }

        private static UnsupportedOperationException notHere() {
            return new UnsupportedOperationException("the session counts");
        }
    }
}
