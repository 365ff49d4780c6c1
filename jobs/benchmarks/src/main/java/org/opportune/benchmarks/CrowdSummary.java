package org.opportune.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the same events cost with ever more scenarios in force, for people and as JSON. One thread. */
final class CrowdSummary {
    /** In the order in which they are measured. */
    static final List<Crowd> ROWS = List.of(Crowd.TWENTY, Crowd.TWO_HUNDRED, Crowd.FIVE_THOUSAND, Crowd.ONE_KIND);

    private static final String RATE = "events-per-cpu-second";

    private final Choices choices;
    private final Map<Crowd, Figures> recorded = new EnumMap<>(Crowd.class);
    private final Map<Crowd, List<Figures>> rounds = new EnumMap<>(Crowd.class);
    private final List<Double> floor = new ArrayList<>();

    CrowdSummary(Choices choices) {
        this.choices = choices;
    }

    /** What the replay without Flink says of it. */
    void recorded(Crowd crowd, Figures figures) {
        recorded.put(crowd, figures);
    }

    void measured(Crowd crowd, Figures figures) {
        rounds.computeIfAbsent(crowd, c -> new ArrayList<>()).add(figures);
    }

    void floor(double rate) {
        floor.add(rate);
    }

    /** Octets of the floor's value: the median of ours with twenty. */
    int floorBytes() {
        return (int) of(Crowd.TWENTY).get("hot-bytes.p50");
    }

    private Figures of(Crowd crowd) {
        Figures figures = recorded.get(crowd);
        if (figures == null) {
            throw new IllegalStateException("nobody recorded: " + crowd);
        }
        return figures;
    }

    private List<Double> rates(Crowd crowd) {
        return rounds.getOrDefault(crowd, List.of()).stream()
                .map(f -> f.get(RATE))
                .toList();
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** To the rate with twenty. */
    double ratio(Crowd crowd) {
        return median(rates(crowd)) / median(rates(Crowd.TWENTY));
    }

    private double toTwenty(Crowd crowd, String name) {
        return of(crowd).get(name) / of(Crowd.TWENTY).get(name);
    }

    private static double matches(Figures figures) {
        return figures.all().entrySet().stream()
                .filter(e -> e.getKey().startsWith("matches."))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** What makes the figures worthless; empty if they count. */
    List<String> failures() {
        List<String> failures = new ArrayList<>();
        of(Crowd.TWENTY).all().forEach((name, matches) -> {
            if (name.startsWith("matches.") && matches == 0) {
                failures.add("each of the twenty must match in the workload: " + name + "=0");
            }
        });
        for (Crowd crowd : ROWS) {
            double expected = matches(of(crowd));
            for (Figures round : rounds.getOrDefault(crowd, List.of())) {
                if (matches(round) != expected) {
                    failures.add(String.format(
                            Locale.ROOT,
                            "the pipeline must match what the step matches: crowd=%s, pipeline=%.0f, step=%.0f",
                            crowd,
                            matches(round),
                            expected));
                }
            }
        }
        return failures;
    }

    void print() {
        line(
                "events of workload %s: %,d (one_kind: %,d), %d rounds, the floor %,.0f events/CPU second",
                new Workload(Crowd.TWENTY, choices.subscribers()).traffic(),
                choices.events(),
                choices.recorded(Crowd.ONE_KIND),
                floor.size(),
                median(floor));
        line(
                "%-13s %17s %9s %9s   %20s",
                "scenarios", "events/CPU second", "to twenty", "to floor", "lowest .. highest");
        for (Crowd crowd : rounds.keySet()) {
            List<Double> rates = rates(crowd).stream().sorted().toList();
            line(
                    "%-13s %,17.0f %9.3f %9.3f   %,.0f .. %,.0f",
                    crowd.name().toLowerCase(Locale.ROOT),
                    median(rates),
                    ratio(crowd),
                    median(rates) / median(floor),
                    rates.get(0),
                    rates.get(rates.size() - 1));
        }
        line(
                "workload; for each event: scenarios that listen to its kind, families and runs asked, scenarios' runs moved (x: to twenty)");
        for (Crowd crowd : ROWS) {
            Figures f = of(crowd);
            line(
                    "%-13s %s listen %,9.2f (x %5.1f)  asked %,9.3f  moved %7.4f (x %5.1f)  matches %,9.0f of %,5d scenarios  partial bytes mean %.1f"
                            + " p99 %.0f  definitions read in %.2f s, %.2f CPU s",
                    crowd.name().toLowerCase(Locale.ROOT),
                    new Workload(crowd, choices.subscribers()).hash(),
                    f.get("listening"),
                    toTwenty(crowd, "listening"),
                    f.get("asked"),
                    f.get("moved"),
                    toTwenty(crowd, "moved"),
                    matches(f),
                    f.all().entrySet().stream()
                            .filter(e -> e.getKey().startsWith("matches.") && e.getValue() > 0)
                            .count(),
                    f.get("partial-bytes.mean"),
                    f.get("partial-bytes.p99"),
                    f.get("definitions-seconds"),
                    f.get("definitions-cpu-seconds"));
        }
    }

    @SuppressWarnings({"SystemOut", "AnnotateFormatMethod"}) // the figures are the output
    private static void line(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    String json() {
        return ROWS.stream()
                .map(crowd -> String.format(
                        Locale.ROOT,
                        "{\"crowd\": \"%s\", \"recorded\": %s, \"rates\": %s}",
                        crowd,
                        json(of(crowd)),
                        rates(crowd)))
                .collect(Collectors.joining(
                        ",\n ",
                        "{\"events\": " + choices.events() + ", \"floor\": " + floor + ", \"crowds\": [\n ",
                        "]}\n"));
    }

    /** Without the matches of each of thousands. */
    private static String json(Figures figures) {
        return figures.all().entrySet().stream()
                .filter(e -> !e.getKey().startsWith("matches."))
                .map(e -> "\"" + e.getKey() + "\": " + e.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
