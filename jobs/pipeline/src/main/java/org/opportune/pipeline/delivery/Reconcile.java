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
    private transient Counter orphans;

    @Override
    public void open(OpenContext context) {
        results = Wire.of(DeliveryResult.class);
        receipts = Wire.of(StatusReport.class);
        result = getRuntimeContext().getState(StateNames.RESULT);
        parked = getRuntimeContext().getListState(StateNames.PARKED);
        orphans = getRuntimeContext().getMetricGroup().counter("orphan-receipts");
    }

    @Override
    public void processElement1(DeliveryResult accepted, Context context, Collector<Event> out) throws Exception {
        // The newest message of an id counts: an SMSC that starts anew may give ids again.
        result.update(results.encode(accepted));
        forgetLater(context);
        for (byte[] waiting : drain()) {
            out.collect(OutcomeEvents.of(accepted, receipts.decode(waiting)));
        }
    }

    @Override
    public void processElement2(StatusReport receipt, Context context, Collector<Event> out) throws Exception {
        DeliveryResult accepted = known();
        if (accepted != null) {
            out.collect(OutcomeEvents.of(accepted, receipt));
        } else {
            parked.add(receipts.encode(receipt));
            forgetLater(context);
        }
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
