package org.opportune.benchmarks.opponents;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every {@link Past} within reach of conditions and of what judges matches: Flink CEP gives conditions no state. The
 * plain operators keep them here, on the heap and in no checkpoint, which favours them; the hosted NFA lays those of the
 * subscriber in hand here. Each scenario's are one thread's, as all runs here have one subtask.
 */
final class Pasts {
    private static final Map<String, Map<Long, Past>> ALL = new ConcurrentHashMap<>();

    private Pasts() {}

    static Past of(String scenario, long msisdn) {
        return ALL.computeIfAbsent(scenario, s -> new HashMap<>()).computeIfAbsent(msisdn, m -> new Past());
    }

    /** This one and no other is known of the scenario. */
    static void lay(String scenario, long msisdn, Past past) {
        Map<Long, Past> known = ALL.computeIfAbsent(scenario, s -> new HashMap<>());
        known.clear();
        known.put(msisdn, past);
    }

    /** Before a job begins. */
    static void forgetAll() {
        ALL.clear();
    }
}
