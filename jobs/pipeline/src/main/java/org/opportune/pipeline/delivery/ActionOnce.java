package org.opportune.pipeline.delivery;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.opportune.pipeline.StateNames;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.measure.Measures;
import org.opportune.schemas.action.Action;

/**
 * Lets each action pass once: the action topic is at-least-once, and a restart of the engagement job writes again what
 * it wrote since its last checkpoint. Ids are kept longer than any message is valid.
 */
public final class ActionOnce extends KeyedProcessFunction<String, Action, Action> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<Boolean> passed;
    private transient Counter repeated;

    @Override
    public void open(OpenContext context) {
        passed = getRuntimeContext().getState(StateNames.PASSED);
        repeated = new Measures(getRuntimeContext().getMetricGroup()).counter(Measure.ACTIONS_REPEATED);
    }

    @Override
    public void processElement(Action action, Context context, Collector<Action> out) throws Exception {
        if (passed.value() != null) {
            repeated.inc();
            return;
        }
        passed.update(true);
        context.timerService()
                .registerProcessingTimeTimer(context.timerService().currentProcessingTime() + Reconcile.KEEP_MS);
        out.collect(action);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Action> out) {
        passed.clear();
    }
}
