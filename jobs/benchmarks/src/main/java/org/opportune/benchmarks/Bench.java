package org.opportune.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.opportune.benchmarks.Round.Side;

/** Runs the rounds, one side after the other, each in a process of its own, and prints what they came to. */
public final class Bench {
    private final Choices choices;
    private final Workload workload;
    private final Path folder;

    private Bench(Choices choices, Path folder) {
        this.choices = choices;
        this.workload = new Workload(Crowd.FOUR, choices.subscribers());
        this.folder = folder;
    }

    /** {@code FOLDER} and the options of {@link Choices}; exits 1 if the work was not done, 2 on wrong use. */
    @SuppressWarnings("SystemOut") // the figures are the output
    public static void main(String[] args) throws Exception {
        Choices choices;
        try {
            choices = Choices.of(List.of(args).subList(1, args.length));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Bench bench =
                new Bench(choices, Files.createDirectories(Path.of(args[0]).toAbsolutePath()));
        List<String> failures = switch (choices.contest()) {
            case RACE -> bench.race();
            case EQUAL -> bench.compare();
            case CROWD -> bench.crowd();
            case READ -> bench.read();
        };
        failures.forEach(System.err::println);
        System.exit(failures.isEmpty() ? 0 : 1);
    }

    @SuppressWarnings("SystemOut")
    private List<String> race() throws Exception {
        Figures recorded = process(Side.RECORD, Crowd.FOUR, 0);
        int value = (int) recorded.get("hot-bytes.p50");
        Map<Side, List<Figures>> results = new EnumMap<>(Side.class);
        for (int i = 0; i < choices.rounds(); i++) {
            for (Side side : choices.sides()) {
                Figures figures = process(side, Crowd.FOUR, value);
                System.err.printf(
                        "bench: round %d of %d: %-6s %,10.0f events/CPU second%n",
                        i + 1, choices.rounds(), side, figures.get("events-per-cpu-second"));
                results.computeIfAbsent(side, s -> new ArrayList<>()).add(figures);
            }
        }
        Summary summary = new Summary(workload, choices, recorded, results);
        summary.print();
        Files.writeString(folder.resolve("bench.json"), summary.json());
        return summary.failures();
    }

    /** The same events with ever more scenarios in force. */
    private List<String> crowd() throws Exception {
        CrowdSummary summary = new CrowdSummary(choices);
        for (Crowd crowd : CrowdSummary.ROWS) {
            summary.recorded(crowd, process(Side.RECORD, crowd, 0));
        }
        for (int i = 0; i < choices.rounds(); i++) {
            Figures floor = process(Side.FLOOR, Crowd.TWENTY, summary.floorBytes());
            summary.floor(floor.get("events-per-cpu-second"));
            for (Crowd crowd : CrowdSummary.ROWS) {
                Figures figures = process(Side.OURS, crowd, 0);
                double rate = figures.get("events-per-cpu-second");
                System.err.printf(
                        "bench: round %d of %d: %-13s %,10.0f events/CPU second%n",
                        i + 1, choices.rounds(), crowd, rate);
                summary.measured(crowd, figures);
            }
        }
        summary.print();
        Files.writeString(folder.resolve("crowd.json"), summary.json());
        return summary.failures();
    }

    /** What it takes to read five thousand scenarios and their campaigns, each time in a new process. */
    @SuppressWarnings("SystemOut")
    private List<String> read() throws Exception {
        System.out.printf(
                "%-10s %26s %22s %22s %12s%n",
                "round", "scenarios: CPU s of thread", "of process, seconds", "campaigns, CPU s", "yard, micros");
        for (int i = 0; i < choices.rounds(); i++) {
            Figures f = process(Side.READ, Crowd.FIVE_THOUSAND, 0);
            System.out.printf(
                    "%-10d %26.2f %14.2f %7.2f %22.2f %12.3f%n",
                    i + 1,
                    f.get("scenarios-thread-seconds"),
                    f.get("scenarios-process-seconds"),
                    f.get("scenarios-seconds"),
                    f.get("rest-thread-seconds"),
                    f.get("yard-micros"));
        }
        return List.of();
    }

    /** Both opponents must find what our step finds, on the heap, as on RocksDB the plain one takes hours. */
    @SuppressWarnings("SystemOut")
    private List<String> compare() throws Exception {
        Figures recorded = process(Side.RECORD, Crowd.FOUR, 0);
        List<String> ours = Files.readAllLines(Round.findings(folder, Side.RECORD));
        System.out.printf("workload %s, %,d events%n", workload.hash(), choices.events());
        List<String> failures = new ArrayList<>(Summary.missing(recorded));
        for (String scenario : Workload.scenarioIds()) {
            System.out.printf("%,10.0f matches of %s%n", recorded.get("matches." + scenario), scenario);
        }
        for (Side side : List.of(Side.HOSTED_ON_HEAP, Side.PLAIN_ON_HEAP)) {
            Figures figures = process(side, Crowd.FOUR, 0);
            Difference difference = Difference.of(ours, Files.readAllLines(Round.findings(folder, side)));
            System.out.printf(
                    "%-15s %s, %,.0f events/CPU second, peak %.0f MiB%n",
                    side,
                    difference.isNone() ? "finds the same" : "DIFFERS",
                    figures.get("events-per-cpu-second"),
                    figures.get("peak-resident-mib"));
            failures.addAll(difference.lines(side.toString()));
        }
        return failures;
    }

    /** This JVM's flags are its children's. */
    private Figures process(Side side, Crowd crowd, int value) throws IOException, InterruptedException {
        String name = crowd == Crowd.FOUR ? side.name() : side + "-" + crowd;
        Path out = folder.resolve(name + ".properties");
        Files.deleteIfExists(out);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Round.class.getName(), side.name()));
        command.addAll(List.of(folder.toString(), out.toString(), Long.toString(choices.recorded(crowd))));
        command.addAll(List.of(
                Long.toString(choices.events(side, crowd)),
                Integer.toString(choices.subscribers()),
                Integer.toString(value),
                crowd.name()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("a round failed: side=" + side + ", log=" + folder.resolve(name + ".log"));
        }
        return Figures.load(out);
    }
}
