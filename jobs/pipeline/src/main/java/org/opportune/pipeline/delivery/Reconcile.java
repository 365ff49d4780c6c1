package org.opportune.pipeline.delivery;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.opportune.pipeline.StateNames;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.measure.Measures;
import org.opportune.pipeline.measure.Series;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.outcome.DeliveryResult;
import org.opportune.schemas.outcome.StatusReport;

/**
 * Joins results and receipts by SMSC and message id. A receipt may come before the result that names its message: it is
 * parked. Both are forgotten a while after the first of them came.
 */
final class Reconcile extends KeyedCoProcessFunction<String, DeliveryResult, StatusReport, Event> {
    private static final long serialVersionUID = 1L;

    /** Wall ms after which no receipt is expected any more: the longest validity period of SMSCs in use, and a day. */
    static final long KEEP_MS = 8L * 24 * 3_600_000;

    private transient Wire<DeliveryResult> results;
    private transient Wire<StatusReport> receipts;
    private transient ValueState<byte[]> result;
    private transient ListState<byte[]> parked;
    private transient Counter parkedReceipts;
    private transient Counter orphans;
    private transient Series outcomes;

    @Override
    public void open(OpenContext context) {
        results = Wire.of(DeliveryResult.class);
        receipts = Wire.of(StatusReport.class);
        result = getRuntimeContext().getState(StateNames.RESULT);
        parked = getRuntimeContext().getListState(StateNames.PARKED);
        Measures measures = new Measures(getRuntimeContext().getMetricGroup());
        parkedReceipts = measures.counter(Measure.RECEIPTS_PARKED);
        orphans = measures.counter(Measure.RECEIPTS_ORPHANED);
        outcomes = measures.series(Measure.OUTCOMES);
    }

    @Override
    public void processElement1(DeliveryResult accepted, Context context, Collector<Event> out) throws Exception {
        // The newest message of an id counts: an SMSC that starts anew may give ids again.
        result.update(results.encode(accepted));
        forgetLater(context);
        for (byte[] waiting : drain()) {
            join(accepted, receipts.decode(waiting), out);
        }
    }

    @Override
    public void processElement2(StatusReport receipt, Context context, Collector<Event> out) throws Exception {
        DeliveryResult accepted = known();
        if (accepted != null) {
            join(accepted, receipt, out);
        } else {
            parkedReceipts.inc();
            parked.add(receipts.encode(receipt));
            forgetLater(context);
        }
    }

    private void join(DeliveryResult accepted, StatusReport receipt, Collector<Event> out) {
        outcomes.inc(receipt.getStatus().name());
        out.collect(OutcomeEvents.of(accepted, receipt));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Event> out) throws Exception {
        orphans.inc(drain().size());
        result.clear();
    }

    private @Nullable DeliveryResult known() throws Exception {
        byte[] bytes = result.value();
        try {
            return bytes == null ? null : results.decode(bytes);
        } catch (UndecodableRecord e) {
            throw new IllegalStateException("state " + StateNames.RESULT.getName() + " holds no result", e);
        }
    }

    private List<byte[]> drain() throws Exception {
        List<byte[]> all = new ArrayList<>();
        for (byte[] waiting : parked.get()) {
            all.add(waiting);
        }
        parked.clear();
        return all;
    }

    private static void forgetLater(Context context) {
        context.timerService()
                .registerProcessingTimeTimer(context.timerService().currentProcessingTime() + KEEP_MS);
    }
}
