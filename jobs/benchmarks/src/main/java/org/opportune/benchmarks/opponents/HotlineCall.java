package org.opportune.benchmarks.opponents;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.opportune.schemas.event.EventKind;

/** hotline-follow-up: one event. */
final class HotlineCall extends CepScenario {
    private static final long serialVersionUID = 1L;

    private static final Set<String> HOTLINES = Set.of("12580", "10086");

    HotlineCall(Lists lists) {
        super(lists);
    }

    @Override
    String id() {
        return "hotline-follow-up";
    }

    @Override
    long coolDownMs() {
        return 24 * 60 * MINUTE_MS;
    }

    @Override
    boolean asks(Glance g) {
        return g.kind() == EventKind.CALL_ENDED;
    }

    @Override
    Pattern<Glance, ?> pattern() {
        return Pattern.<Glance>begin("call")
                .where(SimpleCondition.of(g -> g.dialled() != null && HOTLINES.contains(g.dialled())));
    }

    @Override
    Found found(Map<String, List<Glance>> match) {
        Glance call = stage(match, "call").get(0);
        return new Found(id(), call.msisdn(), call.ms(), List.of(call.id()));
    }
}
