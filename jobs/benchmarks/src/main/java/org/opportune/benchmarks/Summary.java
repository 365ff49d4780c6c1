package org.opportune.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the rounds came to, for people and as JSON. */
record Summary(String hash, long events, Figures recorded, List<Figures> floor, List<Figures> ours) {
    private static final String RATE = "events-per-cpu-second";

    private static double median(List<Figures> rounds) {
        double[] sorted = rates(rounds);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double[] rates(List<Figures> rounds) {
        return rounds.stream().mapToDouble(f -> f.get(RATE)).sorted().toArray();
    }

    private double ratio() {
        return median(ours) / median(floor);
    }

    private Figures lastOurs() {
        return ours.get(ours.size() - 1);
    }

    /** What makes the figures worthless; empty if they count. */
    List<String> failures() {
        List<String> failures = new ArrayList<>();
        for (String scenario : Workload.scenarioIds()) {
            double expected = recorded.all().getOrDefault("matches." + scenario, 0.0);
            if (expected == 0) {
                failures.add("every scenario must match in the workload: scenario=" + scenario + ", matches=0");
            }
            for (Figures round : ours) {
                double matches = round.all().getOrDefault("matches." + scenario, 0.0);
                if (matches != expected) {
                    failures.add(String.format(
                            Locale.ROOT,
                            "the pipeline must match what the step matches without Flink: scenario=%s, pipeline=%.0f, step=%.0f",
                            scenario,
                            matches,
                            expected));
                }
            }
        }
        return failures;
    }

    @SuppressWarnings("SystemOut") // the figures are the output
    void print() {
        System.out.printf(
                Locale.ROOT,
                "workload %s, %,d events, %.0f bytes each%n",
                hash,
                events,
                recorded.get("event-bytes.mean"));
        System.out.printf(Locale.ROOT, "%-8s %20s %28s%n", "", "events/CPU second", "rounds");
        row("floor", floor);
        row("ours", ours);
        System.out.printf(Locale.ROOT, "ratio    %20.2f%n", ratio());
        for (String scenario : Workload.scenarioIds()) {
            System.out.printf(
                    Locale.ROOT,
                    "matches  %20.0f %s%n",
                    lastOurs().all().getOrDefault("matches." + scenario, 0.0),
                    scenario);
        }
        System.out.printf(
                Locale.ROOT,
                "events that changed the hot value %.3f, writes per event to RocksDB %.3f, reads %.3f%n",
                recorded.get("changed-share"),
                lastOurs().get("state-writes") / events,
                lastOurs().get("state-reads") / events);
        for (String name : List.of("hot-bytes", "subscriber-bytes")) {
            System.out.printf(
                    Locale.ROOT,
                    "%s p50 %.0f p99 %.0f%n",
                    name,
                    recorded.get(name + ".p50"),
                    recorded.get(name + ".p99"));
        }
    }

    @SuppressWarnings("SystemOut")
    private static void row(String name, List<Figures> rounds) {
        double[] sorted = rates(rounds);
        System.out.printf(
                Locale.ROOT,
                "%-8s %,20.0f   %,.0f .. %,.0f (%d)%n",
                name,
                median(rounds),
                sorted[0],
                sorted[sorted.length - 1],
                sorted.length);
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"workload\": \"%s\", \"events\": %d, \"ratio\": %.4f,%n \"recorded\": %s,%n \"floor\": %s,%n \"ours\": %s}%n",
                hash,
                events,
                ratio(),
                json(recorded),
                json(floor),
                json(ours));
    }

    private static String json(List<Figures> rounds) {
        return rounds.stream().map(Summary::json).collect(Collectors.joining(",\n  ", "[", "]"));
    }

    private static String json(Figures figures) {
        return figures.all().entrySet().stream()
                .map((Map.Entry<String, Double> e) -> "\"" + e.getKey() + "\": " + e.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
