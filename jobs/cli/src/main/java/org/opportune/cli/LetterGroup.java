package org.opportune.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.opportune.kafka.LostRecord;

/** Lost records of one topic that break the same rule, counted. */
record LetterGroup(String topic, String rule, long open, long redriven, int attempts, long firstMs, long lastMs) {
    private static final Comparator<LetterGroup> BY_TOPIC = Comparator.comparing(LetterGroup::topic)
            .thenComparing(Comparator.comparingLong(LetterGroup::open).reversed())
            .thenComparing(LetterGroup::rule);

    /** By topic, of each the most frequent first. */
    static List<LetterGroup> of(List<LostRecord> lost) {
        Map<List<String>, LetterGroup> groups = new TreeMap<>(
                Comparator.comparing((List<String> key) -> key.get(0)).thenComparing(key -> key.get(1)));
        lost.forEach(each -> groups.merge(List.of(each.topic(), each.rule()), of(each), LetterGroup::and));
        return groups.values().stream().sorted(BY_TOPIC).toList();
    }

    private static LetterGroup of(LostRecord lost) {
        boolean sent = lost.redriven() != null;
        return new LetterGroup(
                lost.topic(), lost.rule(), sent ? 0 : 1, sent ? 1 : 0, lost.attempt(), lost.firstMs(), lost.lastMs());
    }

    private LetterGroup and(LetterGroup other) {
        return new LetterGroup(
                topic,
                rule,
                open + other.open,
                redriven + other.redriven,
                Math.max(attempts, other.attempts),
                Math.min(firstMs, other.firstMs),
                Math.max(lastMs, other.lastMs));
    }

    /** A line for people each, and a head; nothing for nothing. */
    static List<String> table(List<LetterGroup> groups) {
        if (groups.isEmpty()) {
            return List.of();
        }
        int width =
                groups.stream().mapToInt(group -> group.topic.length()).max().orElse(0);
        String shape = "%-" + Math.max(5, width) + "s %7s %8s %8s  %-24s %-24s %s";
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(Locale.ROOT, shape, "topic", "open", "redriven", "attempts", "first", "last", "reason"));
        for (LetterGroup group : groups) {
            lines.add(String.format(
                    Locale.ROOT,
                    shape,
                    group.topic,
                    group.open,
                    group.redriven,
                    group.attempts,
                    Instant.ofEpochMilli(group.firstMs),
                    Instant.ofEpochMilli(group.lastMs),
                    group.rule));
        }
        return lines;
    }

    /** One record in a line. */
    static String line(LostRecord lost) {
        return (lost.redriven() == null ? "open      " : "redriven  ") + lost.id() + "  " + lost.rule();
    }

    static String total(List<LostRecord> lost) {
        long open = lost.stream().filter(each -> each.redriven() == null).count();
        return Report.count(lost.size(), "dead letter") + ", " + open + " open, " + (lost.size() - open) + " redriven";
    }

    static Map<String, Object> json(List<LetterGroup> groups, List<LostRecord> lost, long foreign, boolean ids) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("groups", groups.stream().map(LetterGroup::asJson).toList());
        all.put("letters", lost.size());
        all.put("foreign", foreign);
        if (ids) {
            all.put("records", lost.stream().map(LetterGroup::asJson).toList());
        }
        return all;
    }

    private Map<String, Object> asJson() {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("topic", topic);
        line.put("reason", rule);
        line.put("open", open);
        line.put("redriven", redriven);
        line.put("attempts", attempts);
        line.put("first", Instant.ofEpochMilli(firstMs).toString());
        line.put("last", Instant.ofEpochMilli(lastMs).toString());
        return line;
    }

    /** Everything that may be shown of a record. */
    static Map<String, Object> asJson(LostRecord lost) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", lost.id());
        all.put("topic", lost.topic());
        all.put("partition", lost.partition());
        all.put("offset", lost.offset());
        all.put("reason", lost.reason());
        all.put("first", Instant.ofEpochMilli(lost.firstMs()).toString());
        all.put("last", Instant.ofEpochMilli(lost.lastMs()).toString());
        all.put("attempt", lost.attempt());
        all.put("octets", lost.length());
        all.put("digest", lost.digest().isEmpty() ? "none, too few octets" : "sha256 " + lost.digest() + "...");
        all.put("fingerprint", lost.fingerprint().isEmpty() ? "none" : lost.fingerprint());
        LostRecord.Redriven sent = lost.redriven();
        if (sent != null) {
            all.put("redriven", Instant.ofEpochMilli(sent.atMs()) + " to " + sent.to());
        }
        return all;
    }
}
