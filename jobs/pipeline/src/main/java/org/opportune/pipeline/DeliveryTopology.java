package org.opportune.pipeline;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.opportune.pipeline.delivery.ActionOnce;
import org.opportune.pipeline.delivery.Deliveries;
import org.opportune.pipeline.delivery.InboxSplitter;
import org.opportune.pipeline.stream.ArrivalSplitter;
import org.opportune.pipeline.stream.Found;
import org.opportune.pipeline.stream.FoundSplitter;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.ledger.LedgerEntry;
import org.opportune.schemas.outcome.DeliveryResult;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.schemas.outcome.StatusReport;

/** From the action topic to the channel, and from the ledger, receipts and replies back to events. */
public final class DeliveryTopology {
    private DeliveryTopology() {}

    /** Adds the topology to {@code env}, which {@link Baseline} has prepared. */
    public static void build(StreamExecutionEnvironment env, DeliveryEnds ends) {
        SingleOutputStreamOperator<Action> actions =
                records(env, ends.actions(), Action.class, Station.ACTION_QUEUE, Station.ACTION_RECORDS);
        DataStream<Action> once = at(
                actions.keyBy(Action::getId, Types.STRING).process(new ActionOnce(), StreamType.record(Action.class)),
                Station.ACTION_ONCE);
        at(ends.send().after(once), Station.SEND);

        SingleOutputStreamOperator<LedgerEntry> entries =
                records(env, ends.ledger(), LedgerEntry.class, Station.LEDGER, Station.LEDGER_RECORDS);
        DataStream<DeliveryResult> results = at(Deliveries.results(entries), Station.RESULTS);
        SingleOutputStreamOperator<StatusReport> receipts = inbox(env, ends);
        DataStream<Event> outcomes = at(Deliveries.outcomes(results), Station.RESULT_EVENTS);
        DataStream<Event> receiptOutcomes = at(
                at(Deliveries.accepted(results), Station.ACCEPTED)
                        .keyBy(Deliveries::messageKey, Types.STRING)
                        .connect(receipts.keyBy(Deliveries::messageKey, Types.STRING))
                        .process(Deliveries.reconcile(), StreamType.record(Event.class)),
                Station.RECONCILE);
        sink(outcomes.union(receiptOutcomes), ends.outcomes(), Station.OUTCOMES);
        sink(receipts.getSideOutput(InboxSplitter.REPLIES), ends.replies(), Station.REPLIES);
        sink(
                actions.getSideOutput(ArrivalSplitter.DEAD_LETTERS)
                        .union(
                                entries.getSideOutput(ArrivalSplitter.DEAD_LETTERS),
                                receipts.getSideOutput(ArrivalSplitter.DEAD_LETTERS)),
                ends.deadLetters(),
                Station.DELIVERY_DEAD_LETTERS);
    }

    private static <T extends SpecificRecordBase> SingleOutputStreamOperator<T> records(
            StreamExecutionEnvironment env, Source<Found<T>, ?, ?> source, Class<T> type, Station from, Station split) {
        return at(found(env, source, type, from).process(new FoundSplitter<>(), StreamType.record(type)), split);
    }

    private static SingleOutputStreamOperator<StatusReport> inbox(StreamExecutionEnvironment env, DeliveryEnds ends) {
        return at(
                found(env, ends.inbox(), InboundMessage.class, Station.INBOX)
                        .process(new InboxSplitter(ends.inboxReader()), StreamType.record(StatusReport.class)),
                Station.INBOX_RECORDS);
    }

    private static <T extends SpecificRecordBase> SingleOutputStreamOperator<Found<T>> found(
            StreamExecutionEnvironment env, Source<Found<T>, ?, ?> source, Class<T> type, Station station) {
        return at(
                env.fromSource(source, WatermarkStrategy.noWatermarks(), station.title(), StreamType.found(type)),
                station);
    }

    private static <T> SingleOutputStreamOperator<T> at(SingleOutputStreamOperator<T> operator, Station station) {
        return EngagementTopology.at(operator, station);
    }

    private static <T> void sink(DataStream<T> stream, Sink<T> sink, Station station) {
        EngagementTopology.sink(stream, sink, station);
    }
}
