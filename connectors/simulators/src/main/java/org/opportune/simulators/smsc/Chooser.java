package org.opportune.simulators.smsc;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opportune.schemas.EventIds;

/** Finds each submit's behaviour. The same submits in the same order get the same. Thread-safe. */
final class Chooser {
    private final SmscScript script;
    private final int[] reached;
    private final Map<String, int[]> seen = new HashMap<>();

    Chooser(SmscScript script) {
        this.script = script;
        this.reached = new int[script.rules().size()];
    }

    synchronized Behaviour next(String destination) {
        List<SmscScript.Rule> rules = script.rules();
        if (rules.isEmpty()) {
            return script.otherwise();
        }
        int[] counts = seen.computeIfAbsent(destination, d -> new int[rules.size() + 1]);
        counts[rules.size()]++;
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).toSuffix().isEmpty()
                    || destination.endsWith(rules.get(i).toSuffix())) {
                reached[i]++;
                counts[i]++;
                if (holds(rules.get(i), reached[i], counts[i], destination, counts[rules.size()])) {
                    return rules.get(i).then();
                }
            }
        }
        return script.otherwise();
    }

    private boolean holds(SmscScript.Rule rule, int count, int countOfDestination, String destination, int seenCount) {
        return (rule.every() == 0 || count % rule.every() == 0)
                && (rule.nth() == 0 || count == rule.nth())
                && (rule.first() == 0 || countOfDestination <= rule.first())
                && (rule.share() >= 1 || fraction(destination, seenCount) < rule.share());
    }

    private double fraction(String destination, int seenCount) {
        byte[] hash = EventIds.hash(
                EventIds.part(script.seed()), EventIds.part(destination), EventIds.part((long) seenCount));
        return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1p-53;
    }
}
