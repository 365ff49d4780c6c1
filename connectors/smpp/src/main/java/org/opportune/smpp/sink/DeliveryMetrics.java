package org.opportune.smpp.sink;

import java.util.EnumMap;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.smpp.session.SmppSession;

/** The writer's figures in its metric group: what ended how, what is under way, how the bind fares. */
final class DeliveryMetrics {
    private final EnumMap<OutcomeStatus, Counter> ended = new EnumMap<>(OutcomeStatus.class);
    private final Counter sent;

    DeliveryMetrics(SinkWriterMetricGroup group, SmppSession session, Gauge<Integer> buffered) {
        ended.put(OutcomeStatus.ACCEPTED, group.counter("accepted"));
        ended.put(OutcomeStatus.REJECTED, group.counter("rejected"));
        ended.put(OutcomeStatus.EXPIRED, group.counter("expired"));
        ended.put(OutcomeStatus.UNKNOWN, group.counter("unknown"));
        sent = group.getNumRecordsSendCounter();
        group.gauge("buffered", buffered);
        group.gauge("inFlight", (Gauge<Integer>) session::inFlight);
        group.gauge("bound", (Gauge<Integer>) () -> session.bound() ? 1 : 0);
        group.gauge("throttled", (Gauge<Long>) session.counters()::throttled);
        group.gauge("rebinds", (Gauge<Long>) session.counters()::rebinds);
        group.gauge("bindFailures", (Gauge<Long>) session.counters()::bindFailures);
        group.gauge("lateResponses", (Gauge<Long>) session.counters()::lateResponses);
        group.gauge("brokenFrames", (Gauge<Long>) session.counters()::brokenFrames);
        group.gauge("inbound", (Gauge<Long>) session.counters()::inbound);
        group.gauge("inboundMalformed", (Gauge<Long>) session.counters()::inboundMalformed);
        group.gauge("inboundRefused", (Gauge<Long>) session.counters()::inboundRefused);
    }

    void submitted() {
        sent.inc();
    }

    void ended(OutcomeStatus status) {
        Objects.requireNonNull(ended.get(status), "no result ends so").inc();
    }
}
