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

/** Runs the rounds, floor and ours in turn, each in a process of its own, and prints what they came to. */
public final class Bench {
    private final Workload workload = new Workload();
    private final Path folder;
    private final long events;

    private Bench(Path folder, long events) {
        this.folder = folder;
        this.events = events;
    }

    /** {@code FOLDER [--rounds N] [--events N]}; exits 1 if the work was not done, 2 on wrong use. */
    @SuppressWarnings("SystemOut") // the figures are the output
    public static void main(String[] args) throws Exception {
        long rounds = 3;
        long events = 2_000_000;
        for (int i = 1; i < args.length; i += 2) {
            if (i + 1 == args.length || !args[i + 1].matches("[1-9]\\d{0,8}")) {
                throw usage(args[i]);
            }
            switch (args[i]) {
                case "--rounds" -> rounds = Long.parseLong(args[i + 1]);
                case "--events" -> events = Long.parseLong(args[i + 1]);
                default -> throw usage(args[i]);
            }
        }
        Path folder = Files.createDirectories(Path.of(args[0]).toAbsolutePath());
        List<String> failures = new Bench(folder, events).run((int) rounds);
        failures.forEach(System.err::println);
        System.exit(failures.isEmpty() ? 0 : 1);
    }

    @SuppressWarnings("SystemOut")
    private static IllegalArgumentException usage(String at) {
        System.err.println("usage: scripts/bench [--rounds N] [--events N]: at=" + at);
        System.exit(2);
        return new IllegalArgumentException(at);
    }

    private List<String> run(int rounds) throws Exception {
        Figures recorded = process(Side.RECORD, 0);
        int value = (int) recorded.get("hot-bytes.p50");
        Map<Side, List<Figures>> results = new EnumMap<>(Side.class);
        for (int i = 0; i < rounds; i++) {
            for (Side side : List.of(Side.FLOOR, Side.OURS)) {
                results.computeIfAbsent(side, s -> new ArrayList<>()).add(process(side, value));
            }
        }
        Summary summary = new Summary(
                workload.hash(),
                events,
                recorded,
                results.getOrDefault(Side.FLOOR, List.of()),
                results.getOrDefault(Side.OURS, List.of()));
        summary.print();
        Path json = folder.resolve("bench.json");
        Files.writeString(json, summary.json());
        return summary.failures();
    }

    /** This JVM's flags are its children's. */
    private Figures process(Side side, int value) throws IOException, InterruptedException {
        Path out = folder.resolve(side + ".properties");
        Files.deleteIfExists(out);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Round.class.getName(), side.name()));
        command.addAll(List.of(folder.toString(), Long.toString(events), out.toString(), Integer.toString(value)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(side + ".log").toFile())
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("a round failed: side=" + side + ", log=" + folder.resolve(side + ".log"));
        }
        return Figures.load(out);
    }
}
