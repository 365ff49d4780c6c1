package org.opportune.benchmarks.opponents;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;
import org.opportune.pipeline.StateNames;
import org.opportune.pipeline.order.OrderBuffer;
import org.opportune.schemas.Envelope;

/**
 * Flink CEP's automata without its operator: events are ordered on the heap as ours are (but not checkpointed), those of
 * kinds that no pattern asks for touch nothing, and all automata of a subscriber are one value, read once and written
 * once for each event.
 */
final class HostedNfa extends AbstractStreamOperator<Glance>
        implements OneInputStreamOperator<Envelope, Glance>, Triggerable<Long, VoidNamespace> {
    private static final long serialVersionUID = 1L;

    private final Lists lists;
    private transient @Nullable Parts parts;

    /** What exists once state is there. */
    private record Parts(
            OrderBuffer order,
            Glances glances,
            List<Automaton> automata,
            Blob blob,
            ValueState<byte[]> state,
            InternalTimerService<VoidNamespace> timers) {}

    HostedNfa(Lists lists) {
        this.lists = lists;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        List<Automaton> automata = new ArrayList<>();
        for (CepScenario scenario : CepScenario.all(lists)) {
            automata.add(new Automaton(scenario, getRuntimeContext()));
        }
        parts = new Parts(
                new OrderBuffer(0, 1),
                new Glances(),
                automata,
                new Blob(automata),
                getPartitionedState(StateNames.HOT),
                getInternalTimerService(StateNames.WAKE_UPS, VoidNamespaceSerializer.INSTANCE, this));
    }

    private Parts parts() {
        return Objects.requireNonNull(parts, "state is not there yet");
    }

    @Override
    public void processElement(StreamRecord<Envelope> element) {
        parts().order().add(element.getValue(), 0);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        OrderBuffer order = parts().order();
        order.released(mark.getTimestamp());
        for (Envelope next = order.poll(mark.getTimestamp()); next != null; next = order.poll(mark.getTimestamp())) {
            apply(next);
        }
        super.processWatermark(mark);
    }

    private void apply(Envelope event) throws Exception {
        if (event.isFact()) {
            return;
        }
        Parts p = parts();
        Glance glance = p.glances().map(event);
        setCurrentKey(event.msisdn());
        p.blob().read(event.msisdn(), p.state().value());
        for (Automaton automaton : p.automata()) {
            if (automaton.scenario().asks(glance)) {
                automaton.onEvent(glance);
                if (automaton.begun()) {
                    p.timers().registerEventTimeTimer(VoidNamespace.INSTANCE, automaton.endMs(glance));
                }
            }
        }
        write(p);
    }

    @Override
    public void onEventTime(InternalTimer<Long, VoidNamespace> timer) throws Exception {
        Parts p = parts();
        p.blob().read(timer.getKey(), p.state().value());
        for (Automaton automaton : p.automata()) {
            automaton.onTime(timer.getTimestamp());
        }
        write(p);
    }

    private static void write(Parts p) throws Exception {
        byte[] changed = p.blob().write();
        if (changed != null) {
            p.state().update(changed);
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<Long, VoidNamespace> timer) {
        throw new IllegalStateException("the host sets no processing-time timers");
    }

    @Override
    public void close() throws Exception {
        super.close();
        if (parts != null) {
            for (Automaton automaton : parts.automata()) {
                automaton.close();
            }
        }
    }
}
