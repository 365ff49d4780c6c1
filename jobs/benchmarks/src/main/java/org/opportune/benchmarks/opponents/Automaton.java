package org.opportune.benchmarks.opponents;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.NFAStateSerializer;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.time.TimerService;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** One scenario's NFA, and of the subscriber in hand where it stands. One thread. */
@SuppressWarnings("try") // closing an accessor is a flush, and nothing in it waits
final class Automaton {
    private static final TimerService NO_CLOCK = () -> {
        throw new UnsupportedOperationException("patterns here know event time only");
    };

    private final CepScenario scenario;
    private final NFA<Glance> nfa;
    private final AfterMatchSkipStrategy skip;
    private final HeapStore store = new HeapStore();
    private final SharedBuffer<Glance> shared;
    private final NFAStateSerializer states = new NFAStateSerializer();

    private NFAState state;
    private Past past = new Past();
    private boolean touched;

    Automaton(CepScenario scenario, RuntimeContext context) throws Exception {
        this.scenario = scenario;
        Pattern<Glance, ?> pattern = scenario.pattern();
        this.nfa = NFACompiler.<Glance>compileFactory(pattern, true).createNFA();
        nfa.open(context, new Configuration());
        this.skip = pattern.getAfterMatchSkipStrategy();
        this.shared = new SharedBuffer<>(store.asKeyedStateStore(), GlanceSerializer.INSTANCE);
        // A thread of its own that only logs.
        shared.releaseCacheStatisticsTimer();
        this.state = nfa.createInitialNFAState();
    }

    CepScenario scenario() {
        return scenario;
    }

    void onEvent(Glance g) throws Exception {
        onTime(g.ms());
        touched = true;
        try (SharedBufferAccessor<Glance> accessor = shared.getAccessor()) {
            for (Map<String, List<Glance>> match : nfa.process(accessor, state, g, g.ms(), skip, NO_CLOCK)) {
                scenario.take(scenario.found(match), match);
            }
        }
    }

    /** Whatever was due by then. */
    void onTime(long nowMs) throws Exception {
        if (store.isEmpty()) {
            return;
        }
        touched = true;
        try (SharedBufferAccessor<Glance> accessor = shared.getAccessor()) {
            var due = nfa.advanceTime(accessor, state, nowMs, skip);
            for (Map<String, List<Glance>> match : due.f0) {
                scenario.take(scenario.found(match), match);
            }
            for (Tuple2<Map<String, List<Glance>>, Long> run : due.f1) {
                scenario.take(scenario.foundAtTimeout(run.f0), run.f0);
            }
        }
    }

    /** True if the last event began a run that time will end. */
    boolean begun() {
        boolean begun = nfa.getWindowTime() > 0 && state.isNewStartPartialMatch();
        state.resetNewStartPartialMatch();
        return begun;
    }

    /** UTC ms at which a run that begins with the event runs out of time. */
    long endMs(Glance g) {
        return g.ms() + nfa.getWindowTime();
    }

    /** True if the part may differ from what was read. */
    boolean touched() {
        return touched;
    }

    void read(long msisdn, @Nullable DataInputView in) throws IOException {
        touched = false;
        store.clear();
        boolean open = in != null && in.readBoolean();
        past = in == null ? new Past() : Past.read(in);
        Pasts.lay(scenario.id(), msisdn, past);
        if (in == null || !open) {
            state = nfa.createInitialNFAState();
            return;
        }
        state = states.deserialize(in);
        store.read(in);
    }

    void write(DataOutputView out) throws IOException {
        boolean open = !store.isEmpty();
        out.writeBoolean(open);
        past.write(out);
        if (open) {
            states.serialize(state, out);
            store.write(out);
        }
    }

    void close() throws Exception {
        nfa.close();
    }
}
