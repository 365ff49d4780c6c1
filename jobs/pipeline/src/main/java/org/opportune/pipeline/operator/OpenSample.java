package org.opportune.pipeline.operator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.opportune.engine.OpenRun;
import org.opportune.engine.Partials;
import org.opportune.pipeline.StateNames;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.measure.Measures;
import org.opportune.pipeline.measure.Series;
import org.opportune.subscriber.Definitions;
import org.opportune.subscriber.SubscriberSample;
import org.opportune.subscriber.profile.HotProfileCodec;

/**
 * Partial matches by scenario, of the subscribers in {@link SubscriberSample}: of all it would cost too much. Every scenario
 * that the engine runs is shown, also with none. The counts are in the checkpoint; after a rescale only their sum over
 * all subtasks means something. One thread, but for who looks.
 */
final class OpenSample {
    /** In every checkpoint, so that an empty sample is told from none. */
    private static final Tuple3<String, Long, Long> NOBODY = Tuple3.of("", 0L, 0L);

    private final Measures measures;
    private final ListState<Tuple3<String, Long, Long>> state;
    private final Map<String, Runs> byScenario = new HashMap<>();
    private boolean restored;
    private Definitions shown = Definitions.NONE;

    /** Of one scenario. */
    private static final class Runs {
        private long open;
        /** Each subscriber's number, squared. */
        private long squares;

        void add(long moreOpen, long moreSquares) {
            open += moreOpen;
            squares += moreSquares;
        }
    }

    /** @param first true in one subtask: it goes on with what all had counted, the others from nothing */
    OpenSample(OperatorStateStore store, Measures measures, boolean first) throws Exception {
        this.measures = measures;
        state = store.getUnionListState(StateNames.OPEN_SAMPLE);
        for (Tuple3<String, Long, Long> runs : state.get()) {
            restored = true;
            if (first && !runs.equals(NOBODY)) {
                of(runs.f0).add(runs.f1, runs.f2);
            }
        }
    }

    /** Counts what state holds if it is of a release that had no sample; else it is counted already. */
    void recount(KeyedStateBackend<Long> backend, ValueState<byte[]> hot) throws IOException {
        if (restored) {
            return;
        }
        HotProfileCodec codec = new HotProfileCodec();
        try (Stream<Long> keys = backend.getKeys(StateNames.HOT.getName(), VoidNamespace.INSTANCE)) {
            for (Iterator<Long> all = keys.iterator(); all.hasNext(); ) {
                long msisdn = all.next();
                if (SubscriberSample.has(msisdn)) {
                    backend.setCurrentKey(msisdn);
                    add(codec.read(hot.value()).partials(), 1);
                }
            }
        }
    }

    /** The engine runs these now. */
    void show(Definitions inForce) {
        if (inForce != shown) {
            shown = inForce;
            inForce.scenarios().stream()
                    .filter(scenario -> inForce.plan().scenario(scenario.id()) != null)
                    .forEach(scenario -> of(scenario.id()));
        }
    }

    /** Takes a subscriber's runs as they are now in, {@code sign} 1, or out, -1. */
    void add(Partials partials, int sign) {
        List<OpenRun> runs = partials.open() == 0 ? List.of() : partials.openRuns();
        int from = 0;
        for (int i = 1; i <= runs.size(); i++) {
            // They are in order of scenario.
            if (i == runs.size()
                    || !runs.get(i).scenario().equals(runs.get(from).scenario())) {
                long open = (long) i - from;
                of(runs.get(from).scenario()).add(sign * open, sign * open * open);
                from = i;
            }
        }
    }

    private Runs of(String scenario) {
        Runs known = byScenario.get(scenario);
        if (known == null) {
            Runs runs = new Runs();
            byScenario.put(scenario, runs);
            if (byScenario.size() <= Series.MOST) {
                measures.gauge(Measure.OPEN_SAMPLED, () -> runs.open, scenario);
                measures.gauge(Measure.OPEN_SAMPLED_SQUARES, () -> runs.squares, scenario);
            }
            return runs;
        }
        return known;
    }

    /** Before a checkpoint. */
    void save() throws Exception {
        List<Tuple3<String, Long, Long>> all = new ArrayList<>(List.of(NOBODY));
        new TreeMap<>(byScenario).forEach((scenario, runs) -> {
            if (runs.open != 0 || runs.squares != 0) {
                all.add(Tuple3.of(scenario, runs.open, runs.squares));
            }
        });
        state.update(all);
    }
}
