package org.opportune.cli.signaling;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.opportune.signaling.Counts;
import org.opportune.signaling.Tap;
import org.opportune.signaling.connection.CorrelationCounts;

/** Everything that a run over captures has counted, from frames on. */
public final class TapCounts {
    private TapCounts() {}

    /** Names and numbers in the order of the way. */
    public static Map<String, Object> of(Counts frames, Tap tap, long behaviours) {
        CorrelationCounts seen = tap.counts();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("frames", frames.frames());
        all.put("otherProtocols", frames.others());
        all.put("pieces", frames.pieces());
        all.put("retransmissions", frames.duplicates());
        all.put("malformed", new TreeMap<>(frames.malformed()));
        all.put("messages", seen.messages());
        all.put("duplicates", seen.duplicates());
        all.put("late", seen.late());
        all.put("unreadable", seen.unreadable());
        all.put("faults", seen.faults());
        all.put("withoutRequest", seen.halves());
        all.put("expired", seen.expired());
        all.put("open", seen.open());
        all.put("behaviours", behaviours);
        return all;
    }

    /** Counts in one line. */
    public static String line(Map<String, Object> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + "=" + count.getValue())
                .collect(Collectors.joining(" "));
    }
}
