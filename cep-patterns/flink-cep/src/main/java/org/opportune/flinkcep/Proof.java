package org.opportune.flinkcep;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;

/**
 * How a match of one pattern is read. Flink says which events each stage took, and no more.
 *
 * @param silenceMs a silence at the end completes so long behind the last event; 0 = there is none, or {@code wholeMs} says
 * @param wholeMs a silence at the end completes so long behind the first event; 0 = there is none, or {@code silenceMs} says
 * @param absentKinds kinds whose absence proves a match; empty if none does
 * @param absentAfter name of the stage behind which that absence begins; null = it begins with the first event
 */
public record Proof(
        long silenceMs,
        long wholeMs,
        Set<EventKind> absentKinds,
        @Nullable String absentAfter) implements Serializable {
    public Proof {
        absentKinds = Set.copyOf(absentKinds);
    }

    /** True if a match may come by time alone. */
    public boolean endsInSilence() {
        return silenceMs > 0 || wholeMs > 0;
    }

    /** Of what the pattern gave: events by the stage that took them, at least one. */
    public CepMatch match(Map<String, List<Occurrence>> taken) {
        List<Occurrence> events = new ArrayList<>();
        taken.values().forEach(events::addAll);
        // Stable: what one pattern took at one time it took in this order.
        events.sort(Comparator.comparingLong(Occurrence::orderMs));
        Occurrence first = events.get(0);
        Occurrence last = events.get(events.size() - 1);
        long matchedMs = matchedMs(first, last);
        return new CepMatch(matchedMs, first, last, evidence(events), absentFromMs(taken, first, matchedMs));
    }

    private long matchedMs(Occurrence first, Occurrence last) {
        if (!endsInSilence()) {
            return last.orderMs();
        }
        long behindLast = silenceMs > 0 ? last.orderMs() + silenceMs : Long.MAX_VALUE;
        return wholeMs > 0 ? Math.min(behindLast, first.orderMs() + wholeMs) : behindLast;
    }

    private long absentFromMs(Map<String, List<Occurrence>> taken, Occurrence first, long matchedMs) {
        if (absentKinds.isEmpty()) {
            return matchedMs;
        }
        Collection<Occurrence> before =
                absentAfter == null ? List.of(first) : taken.getOrDefault(absentAfter, List.of());
        return before.stream().mapToLong(Occurrence::orderMs).max().orElse(first.orderMs());
    }

    private static List<EventId> evidence(List<Occurrence> events) {
        int half = CepMatch.MOST_EVIDENCE / 2;
        List<EventId> ids = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.size() <= CepMatch.MOST_EVIDENCE || i < half || i >= events.size() - half) {
                ids.add(events.get(i).event().getId());
            }
        }
        return ids;
    }
}
