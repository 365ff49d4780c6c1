package org.opportune.benchmarks.opponents;

import java.util.List;
import java.util.Map;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.functions.TimedOutPartialMatchHandler;
import org.apache.flink.util.Collector;

/** From the matches of one plain operator to findings, which it gives to {@link Ledger}. */
final class Judge extends PatternProcessFunction<Glance, Glance> implements TimedOutPartialMatchHandler<Glance> {
    private static final long serialVersionUID = 1L;

    private final CepScenario scenario;

    Judge(CepScenario scenario) {
        this.scenario = scenario;
    }

    @Override
    public void processMatch(Map<String, List<Glance>> match, Context context, Collector<Glance> out) {
        scenario.take(scenario.found(match), match);
    }

    @Override
    public void processTimedOutMatch(Map<String, List<Glance>> match, Context context) {
        scenario.take(scenario.foundAtTimeout(match), match);
    }
}
