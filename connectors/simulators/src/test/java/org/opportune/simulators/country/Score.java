package org.opportune.simulators.country;

import java.util.List;
import java.util.Map;

/**
 * How well a detector does.
 *
 * @param found what it says
 * @param right how much of that is so
 * @param wanted what it should have found
 * @param hit how much of that it found
 */
record Score(int found, int right, int wanted, int hit) {
    /** Something that holds for one person from one time to another. */
    record Span(long fromMs, long toMs) {}

    double precision() {
        return (double) right / found;
    }

    double recall() {
        return (double) hit / wanted;
    }

    /**
     * @param found times by person
     * @param allowed within which, and {@code graceMs} behind, a finding is right
     * @param wanted each of which should hold a finding
     */
    static Score of(
            Map<Long, List<Long>> found, Map<Long, List<Span>> allowed, Map<Long, List<Span>> wanted, long graceMs) {
        int all = 0;
        int right = 0;
        for (var entry : found.entrySet()) {
            List<Span> spans = allowed.getOrDefault(entry.getKey(), List.of());
            all += entry.getValue().size();
            right += (int) entry.getValue().stream()
                    .filter(t -> spans.stream().anyMatch(s -> holds(s, t, graceMs)))
                    .count();
        }
        int spans = 0;
        int hit = 0;
        for (var entry : wanted.entrySet()) {
            List<Long> times = found.getOrDefault(entry.getKey(), List.of());
            spans += entry.getValue().size();
            hit += (int) entry.getValue().stream()
                    .filter(s -> times.stream().anyMatch(t -> holds(s, t, graceMs)))
                    .count();
        }
        return new Score(all, right, spans, hit);
    }

    private static boolean holds(Span span, long timeMs, long graceMs) {
        return timeMs >= span.fromMs() && timeMs <= span.toMs() + graceMs;
    }

    @Override
    public String toString() {
        return "found=%d precision=%.3f wanted=%d recall=%.3f".formatted(found, precision(), wanted, recall());
    }
}
