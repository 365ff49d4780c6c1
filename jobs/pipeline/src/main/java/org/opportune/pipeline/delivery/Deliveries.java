package org.opportune.pipeline.delivery;

import java.util.Locale;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.ledger.LedgerEntry;
import org.opportune.schemas.outcome.DeliveryResult;
import org.opportune.schemas.outcome.StatusReport;

/** The parts of the delivery topology that turn results and receipts into events. */
public final class Deliveries {
    private Deliveries() {}

    /** What the ledger says became of actions. */
    public static SingleOutputStreamOperator<DeliveryResult> results(DataStream<LedgerEntry> ledger) {
        return ledger.flatMap(
                (entry, out) -> {
                    if (entry.getSaid() instanceof DeliveryResult result) {
                        out.collect(result);
                    }
                },
                StreamType.record(DeliveryResult.class));
    }

    /** Every result as an event. */
    public static SingleOutputStreamOperator<Event> outcomes(DataStream<DeliveryResult> results) {
        return results.map(new ResultOutcomes(), StreamType.record(Event.class));
    }

    /** Results whose message an SMSC took and will send a receipt for. */
    public static SingleOutputStreamOperator<DeliveryResult> accepted(DataStream<DeliveryResult> results) {
        return results.filter(r -> r.getStatus() == OutcomeStatus.ACCEPTED
                && r.getMessageIds().stream().noneMatch(String::isBlank)
                && !r.getMessageIds().isEmpty());
    }

    /** The receipt is asked for with the last segment. */
    public static String messageKey(DeliveryResult accepted) {
        return accepted.getSmsc() + "|"
                + normal(accepted.getMessageIds().get(accepted.getMessageIds().size() - 1));
    }

    /** As {@link #messageKey(DeliveryResult)} of the result it belongs to. */
    public static String messageKey(StatusReport receipt) {
        return receipt.getSmsc() + "|" + normal(receipt.getMessageId());
    }

    /** Joins the two. */
    public static KeyedCoProcessFunction<String, DeliveryResult, StatusReport, Event> reconcile() {
        return new Reconcile();
    }

    /** Case and leading zeros differ between answer and receipt with some SMSCs (delivery.md section 2). */
    private static String normal(String messageId) {
        return messageId.strip().toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }
}
