package org.opportune.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.opportune.benchmarks.Round.Side;

/** What the rounds came to, for people and as JSON. */
record Summary(Workload workload, Choices choices, Figures recorded, Map<Side, List<Figures>> rounds) {
    private static final String RATE = "events-per-cpu-second";

    private double[] sorted(Side side, String figure) {
        return rounds.getOrDefault(side, List.of()).stream()
                .mapToDouble(f -> f.get(figure))
                .sorted()
                .toArray();
    }

    private double median(Side side, String figure) {
        double[] sorted = sorted(side, figure);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    double ratio(Side side) {
        return median(side, RATE) / median(Side.FLOOR, RATE);
    }

    /** Scenarios without a match, which make every other figure worthless. */
    static List<String> missing(Figures recorded) {
        return Workload.scenarioIds().stream()
                .filter(scenario -> recorded.get("matches." + scenario) == 0)
                .map(scenario -> "every scenario must match in the workload: scenario=" + scenario + ", matches=0")
                .toList();
    }

    /** What makes the figures worthless; empty if they count. The plain operators read too little to be asked. */
    List<String> failures() {
        List<String> failures = new ArrayList<>(missing(recorded));
        for (Side side : List.of(Side.OURS, Side.HOSTED)) {
            for (Figures round : rounds.getOrDefault(side, List.of())) {
                for (String scenario : Workload.scenarioIds()) {
                    double expected = recorded.get("matches." + scenario);
                    double matches = round.all().getOrDefault("matches." + scenario, 0.0);
                    if (matches != expected) {
                        failures.add(String.format(
                                Locale.ROOT,
                                "every side must match what the step matches without Flink: scenario=%s, %s=%.0f, step=%.0f",
                                scenario,
                                side,
                                matches,
                                expected));
                    }
                }
            }
        }
        return failures;
    }

    void print() {
        line(
                "workload %s, %,d events of %,d subscribers, %.0f bytes each, the floor's value %.0f bytes",
                workload.hash(),
                choices.events(),
                workload.subscribers(),
                recorded.get("event-bytes.mean"),
                recorded.get("hot-bytes.p50"));
        line("%-8s %17s %7s %30s %14s", "", "events/CPU second", "ratio", "rounds", "peak MiB");
        for (Side side : rounds.keySet()) {
            double[] rates = sorted(side, RATE);
            line(
                    "%-8s %,17.0f %7.3f %30s %,14.0f%s",
                    side.name().toLowerCase(Locale.ROOT),
                    median(side, RATE),
                    ratio(side),
                    String.format(Locale.ROOT, "%,.0f .. %,.0f (%d)", rates[0], rates[rates.length - 1], rates.length),
                    sorted(side, "peak-resident-mib")[rates.length - 1],
                    choices.events(side) == choices.events()
                            ? ""
                            : String.format(Locale.ROOT, "  of %,d events", choices.events(side)));
        }
        beside();
    }

    private void beside() {
        for (String scenario : Workload.scenarioIds()) {
            line("matches  %,17.0f %s", recorded.get("matches." + scenario), scenario);
        }
        line(
                "events that changed the hot value %.3f, writes for each event to RocksDB %.3f, reads %.3f",
                recorded.get("changed-share"),
                median(Side.OURS, "state-writes") / choices.events(),
                median(Side.OURS, "state-reads") / choices.events());
        for (String name : List.of("hot-bytes", "subscriber-bytes")) {
            line("%s p50 %.0f p99 %.0f", name, recorded.get(name + ".p50"), recorded.get(name + ".p99"));
        }
    }

    @SuppressWarnings({"SystemOut", "AnnotateFormatMethod"}) // the figures are the output
    private static void line(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    String json() {
        String sides = rounds.keySet().stream()
                .map(side -> String.format(
                        Locale.ROOT,
                        "{\"side\": \"%s\", \"events\": %d, \"ratio\": %.5f, \"rounds\": [%n  %s]}",
                        side,
                        choices.events(side),
                        ratio(side),
                        rounds.getOrDefault(side, List.of()).stream()
                                .map(Summary::json)
                                .collect(Collectors.joining(",\n  "))))
                .collect(Collectors.joining(",\n "));
        return String.format(
                Locale.ROOT,
                "{\"workload\": \"%s\", \"subscribers\": %d, \"events\": %d,%n \"recorded\": %s,%n \"sides\": [%s]}%n",
                workload.hash(),
                workload.subscribers(),
                choices.events(),
                json(recorded),
                sides);
    }

    private static String json(Figures figures) {
        return figures.all().entrySet().stream()
                .map((Map.Entry<String, Double> e) -> "\"" + e.getKey() + "\": " + e.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
