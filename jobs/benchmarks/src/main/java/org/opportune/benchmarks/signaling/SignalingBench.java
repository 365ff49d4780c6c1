package org.opportune.benchmarks.signaling;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Messages per CPU second, whole processes, user and system time, compilers and collector included; what the same process takes
 * for a capture without frames is subtracted. Ours runs with the flags of scripts/opportune, as a run over files does. tshark reads the same file, where it is installed.
 */
public final class SignalingBench {
    private static final String SUFFIX = "_bscleg.pcap";

    private final Path folder;
    private final Path full;
    private final Path empty;

    /** What one process cost: CPU seconds, octets allocated by the reading thread, messages and findings; -1 = unknown. */
    private record Cost(double cpuS, double allocated, long messages, long found) {}

    private SignalingBench(Path folder) {
        this.folder = folder;
        this.full = folder.resolve("copies.pcap");
        this.empty = folder.resolve("empty.pcap");
    }

    /** {@code CAPTURES-FOLDER MESSAGES ROUNDS}: ends with an exception, and so with 1, if the work was not done. */
    @SuppressWarnings("SystemOut") // the figures are the output
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("signaling-bench");
        SignalingBench bench = new SignalingBench(folder);
        try {
            bench.run(captures(Path.of(args[0])), Long.parseLong(args[1]), Integer.parseInt(args[2]));
        } finally {
            Files.deleteIfExists(bench.full);
            Files.deleteIfExists(bench.empty);
            Files.deleteIfExists(folder);
        }
    }

    private static List<Path> captures(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    @SuppressWarnings("SystemOut")
    private void run(List<Path> captures, long wanted, int rounds) throws IOException, InterruptedException {
        Copies.write(captures, empty, 0);
        long messages = Copies.write(captures, full, wanted);
        System.out.printf(
                Locale.ROOT,
                "copies of %d real captures: %,d SCCP messages, %,d MiB%n",
                captures.size(),
                messages,
                Files.size(full) >> 20);
        List<Double> read = new ArrayList<>();
        List<Double> behaved = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            read.add(ours("messages", messages));
            behaved.add(ours("behaviours", messages));
            double tshark = tshark(messages);
            if (tshark > 0) {
                theirs.add(tshark);
            }
        }
        double best = median(behaved);
        System.out.printf(Locale.ROOT, "to messages   %,12.0f messages/CPU second%n", median(read));
        System.out.printf(Locale.ROOT, "to behaviours %,12.0f messages/CPU second%n", best);
        if (theirs.isEmpty()) {
            System.out.println("tshark is not installed: no ratio");
        } else {
            System.out.printf(
                    Locale.ROOT,
                    "tshark        %,12.0f messages/CPU second: ratio %.1f%n",
                    median(theirs),
                    best / median(theirs));
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0.0);
    }

    @SuppressWarnings("SystemOut")
    private double ours(String what, long messages) throws IOException, InterruptedException {
        Cost start = decode(empty, what);
        Cost cost = decode(full, what);
        if (cost.messages() != messages || cost.found() == 0) {
            throw new IOException("the work was not done: " + cost);
        }
        double rate = messages / (cost.cpuS() - start.cpuS());
        System.out.printf(
                Locale.ROOT,
                "  %-10s %,10.0f/CPU second (%.2f s less %.2f s), %.0f octets allocated a message, %,d found%n",
                what,
                rate,
                cost.cpuS(),
                start.cpuS(),
                (cost.allocated() - start.allocated()) / messages,
                cost.found());
        return rate;
    }

    private Cost decode(Path file, String what) throws IOException, InterruptedException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        String[] words = output(List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xms512m",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DecodeRun.class.getName(),
                        file.toString(),
                        what))
                .strip()
                .split(" ", -1);
        return new Cost(
                Double.parseDouble(words[0]) / 1e9,
                Double.parseDouble(words[1]),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]));
    }

    /** Its messages per CPU second; 0 where it is not installed. */
    @SuppressWarnings("SystemOut")
    private double tshark(long messages) throws IOException, InterruptedException {
        if (new ProcessBuilder("sh", "-c", "command -v tshark").start().waitFor() != 0) {
            return 0;
        }
        double start = tsharkSeconds(empty);
        double cost = tsharkSeconds(full);
        System.out.printf(
                Locale.ROOT,
                "  %-10s %,10.0f/CPU second (%.2f s less %.2f s)%n",
                "tshark",
                messages / (cost - start),
                cost,
                start);
        return messages / (cost - start);
    }

    private double tsharkSeconds(Path file) throws IOException, InterruptedException {
        String fields = String.join(" -e ", TsharkFields.NAMES);
        String command = "TIMEFORMAT='%U %S'; time tshark -r " + file + " -Y sccp -T fields -e " + fields + " 2>"
                + folder.resolve("said") + " >/dev/null";
        String[] words = output(List.of("bash", "-c", command)).strip().split(" ", -1);
        Files.deleteIfExists(folder.resolve("said"));
        return Double.parseDouble(words[0]) + Double.parseDouble(words[1]);
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " failed: " + said);
        }
        return said;
    }
}
