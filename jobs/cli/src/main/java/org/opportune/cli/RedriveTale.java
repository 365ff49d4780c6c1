package org.opportune.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opportune.kafka.RedriveStep;
import org.opportune.kafka.RedriveStep.Verdict;

/** What a redrive did, or would do, in words. */
record RedriveTale(List<RedriveStep> steps, boolean dryRun) {
    /** More of a kind are counted and not named. */
    private static final int NAMED = 10;

    /** What is alike in a line, or each by its id where they are few; then the sum. */
    List<String> lines() {
        Map<String, Long> alike = new TreeMap<>();
        steps.forEach(step -> alike.merge(line(step), 1L, Long::sum));
        List<String> lines = new ArrayList<>();
        alike.forEach((line, number) -> lines.add(number == 1 ? line : line + " (" + number + " records)"));
        lines.add(Report.count(steps.size(), "dead letter") + ": "
                + (dryRun ? count(Verdict.READY) + " would be sent" : count(Verdict.SENT) + " sent") + ", "
                + count(Verdict.ALREADY) + " sent before, " + count(Verdict.REFUSED) + " refused"
                + (dryRun ? "; a dry run, nothing is sent" : ""));
        return lines;
    }

    private String line(RedriveStep step) {
        boolean named = count(step.verdict()) <= NAMED;
        String who = named ? step.lost().id() : step.lost().topic();
        return switch (step.verdict()) {
            case SENT -> "sent " + who + (named ? " to " + step.to() : "") + ": " + step.detail();
            case READY -> "would send " + who + ": " + step.detail();
            case ALREADY -> "skipped " + who + ": " + (named ? step.detail() : "redriven before");
            case REFUSED -> "refused " + who + ": " + step.detail();
        };
    }

    Map<String, Object> json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("dry-run", dryRun);
        for (Verdict verdict : Verdict.values()) {
            all.put(Report.word(verdict), count(verdict));
        }
        all.put("records", steps.stream().map(RedriveTale::asJson).toList());
        return all;
    }

    /** @param named whether each was named, so that one sent before is a finding */
    boolean isAllDone(boolean named) {
        return count(Verdict.REFUSED) == 0 && (!named || count(Verdict.ALREADY) == 0);
    }

    private long count(Verdict verdict) {
        return steps.stream().filter(step -> step.verdict() == verdict).count();
    }

    private static Map<String, Object> asJson(RedriveStep step) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", step.lost().id());
        line.put("verdict", Report.word(step.verdict()));
        line.put("detail", step.detail());
        if (step.to() != null) {
            line.put("to", step.to());
        }
        return line;
    }
}
