package org.opportune.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.mapping.BadMapping;
import org.opportune.archive.mapping.ImportProblem;
import org.opportune.smpp.SmppOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scripts/demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts a Kafka broker and an SMSC, runs both jobs on a MiniCluster, plays traffic into them, prints"
                        + " every push and every refusal, and closes with a balance sheet.",
        footer = {
            "",
            "Examples:",
            "  scripts/demo",
            "  scripts/demo --calls calls.csv --mapping calls-mapping.yaml --facts facts.csv",
            "  scripts/demo --capture monday.pcap --hlr hlr.csv --facts facts.csv --handsets handsets.yaml",
            "  scripts/demo --smsc localhost:2775",
            "",
            "Exit codes: 0 the books balance, 1 they do not or an input is wrong, 2 usage."
        })
public final class Demo implements Callable<Integer> {
    private static final int PARTITIONS = 2;
    private static final String LIB = "opportune.broker.lib";

    @Option(
            names = "--calls",
            paramLabel = "FILE",
            description = "Play this file of calls instead of invented traffic.")
    private @Nullable Path calls;

    @Option(
            names = "--capture",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Play these captures of the A interface (pcap, pcapng), merged on time, instead.")
    private List<Path> captures = List.of();

    @Option(
            names = "--hlr",
            paramLabel = "FILE",
            description = "With --capture: who has which IMSI, lines imsi,msisdn.")
    private @Nullable Path hlr;

    @Option(names = "--handsets", paramLabel = "FILE", description = "With --capture: what handsets can do.")
    private @Nullable Path handsets;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "With --capture: this policy instead of one that sends nothing from 21:30 to 08:00.")
    private @Nullable Path policy;

    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "How to read it (default: the shipped vast2008-calls).")
    private @Nullable Path mapping;

    @Option(
            names = "--facts",
            paramLabel = "FILE",
            description = "What is known of its subscribers: consent, language, ...")
    private @Nullable Path facts;

    @Option(names = "--smsc", paramLabel = "HOST:PORT", description = "Send to this SMSC instead of starting one.")
    private @Nullable String smsc;

    @Option(
            names = "--smsc-log",
            paramLabel = "FILE",
            description = "The log of the SMSC given with --smsc, to compare with.")
    private @Nullable Path smscLog;

    @Option(
            names = "--seconds",
            defaultValue = "35",
            description = "Wall time in which to play (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--subscribers",
            defaultValue = "300",
            description = "People in the invented traffic, at least 200 (default: ${DEFAULT-VALUE}).")
    private int subscribers;

    @Option(names = "--seed", defaultValue = "42", description = "Of the invented traffic (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "For logs and data (default: a new one under the system's temporary directory).")
    private @Nullable Path directory;

    @Option(names = "--quiet", description = "Print only progress and the balance sheet.")
    private boolean quiet;

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Demo() {}

    /** Runs the demo and ends this JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Demo()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try {
            return run();
        } catch (BadMapping | ImportProblem | IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private int run() throws Exception {
        Path home = home();
        System.setProperty("opportune.demo.log", home.resolve("demo.log").toString());
        Story story = story(home);
        out.printf("logs and data: %s%n", home);
        if (smsc != null) {
            return run(home, story, smsc, smscLog);
        }
        Path script = home.resolve("smsc-script.yaml");
        Files.writeString(script, Author.read("smsc-script.yaml"), StandardCharsets.UTF_8);
        Path log = home.resolve("smsc.log");
        try (SmscProcess own = SmscProcess.start(script, log)) {
            return run(home, story, "127.0.0.1:" + own.port(), log);
        }
    }

    private Story story(Path home) throws BadMapping, ImportProblem, IOException {
        if (calls != null && !captures.isEmpty()) {
            throw new IllegalArgumentException("one of them plays: --calls or --capture");
        }
        if (!captures.isEmpty()) {
            return new CaptureStory(captures, hlr, facts, handsets, policy).read(home, out);
        }
        return calls == null ? CountryStory.of(seed, subscribers) : CallsStory.of(calls, mapping, facts, home, out);
    }

    private int run(Path home, Story story, String address, @Nullable Path log) throws Exception {
        SmppOptions smpp = smpp(address);
        Path lib = Path.of(System.getProperty(LIB, "scripts/broker/target/lib"));
        Path data = Files.createDirectories(home.resolve("kafka"));
        try (Broker broker = Broker.start(lib, data, PARTITIONS)) {
            DemoRun run = new DemoRun(broker.options(), story, Duration.ofSeconds(seconds), smpp, log, out);
            BalanceSheet sheet = run.play(home, quiet);
            out.println();
            sheet.print(out, story.noConsentHint());
            return sheet.balances() ? 0 : 1;
        }
    }

    private Path home() throws IOException {
        if (directory == null) {
            return Files.createTempDirectory("opportune-demo-");
        }
        Path made = Files.createDirectories(directory).toAbsolutePath();
        try (Stream<Path> files = Files.list(made)) {
            if (files.findAny().isPresent()) {
                throw new IllegalArgumentException("--directory: must be empty: directory=" + directory);
            }
        }
        return made;
    }

    /** Two binds, one for each writer, of 50 open submits each. */
    static SmppOptions smpp(String address) {
        int colon = address.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("--smsc: must be HOST:PORT: smsc=" + address);
        }
        Map<String, String> options = new HashMap<>();
        options.put("smpp.host", address.substring(0, colon));
        options.put("smpp.port", address.substring(colon + 1));
        options.put("smpp.smsc-id", "demo");
        options.put("smpp.system-id", "opportune");
        options.put("smpp.window", "50");
        options.put("smpp.response-timeout", "3s");
        return SmppOptions.of(options);
    }
}
