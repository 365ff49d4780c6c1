package org.opportune.pipeline.delivery;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.measure.Measures;
import org.opportune.pipeline.measure.Series;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.outcome.DeliveryResult;

/** Every result as an event, counted by its status. */
final class ResultOutcomes extends RichMapFunction<DeliveryResult, Event> {
    private static final long serialVersionUID = 1L;

    private transient Series outcomes;

    @Override
    public void open(OpenContext context) {
        outcomes = new Measures(getRuntimeContext().getMetricGroup()).series(Measure.OUTCOMES);
    }

    @Override
    public Event map(DeliveryResult result) {
        outcomes.inc(result.getStatus().name());
        return OutcomeEvents.of(result);
    }
}
