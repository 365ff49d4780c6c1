package org.opportune.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.KafkaProblem;
import org.opportune.live.EngagementJob;
import org.opportune.pipeline.operator.Counts;
import org.opportune.simulators.smsc.SmscLog;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scripts/balance}: the balance sheet of jobs that run on a cluster. */
@Command(
        name = "balance",
        mixinStandardHelpOptions = true,
        description = "Reads every topic from its beginning, asks the cluster what its operators counted, waits until"
                + " nothing changes any more, and prints what came in against what became of it.",
        footer = {
            "",
            "Example:",
            "  scripts/balance --bootstrap 127.0.0.1:9092 --cluster http://127.0.0.1:8081 --smsc-log smsc.log",
            "",
            "Exit codes: 0 the books balance, 1 they do not or cannot be read, 2 usage."
        })
public final class Balance implements Callable<Integer> {
    private static final long LOOK_MS = 500;

    @Option(names = "--bootstrap", required = true, paramLabel = "HOST:PORT", description = "The broker.")
    @SuppressWarnings("NullAway.Init") // required
    private String bootstrap;

    @Option(
            names = "--prefix",
            defaultValue = KafkaOptions.DEFAULT_PREFIX,
            description = "In front of every topic's name (${DEFAULT-VALUE}).")
    private String prefix = KafkaOptions.DEFAULT_PREFIX;

    @Option(names = "--cluster", required = true, paramLabel = "URL", description = "The cluster's web page.")
    @SuppressWarnings("NullAway.Init") // required
    private String cluster;

    @Option(names = "--smsc-log", paramLabel = "FILE", description = "The SMSC's own log, to compare with.")
    private @Nullable Path smscLog;

    @Option(
            names = "--after-restarts",
            description = "A job was restarted: it may have told twice which events it did not apply.")
    private boolean restarted;

    @Option(
            names = "--settled-for",
            defaultValue = "5",
            paramLabel = "SECONDS",
            description = "The books are closed when nothing was entered for so long (${DEFAULT-VALUE}).")
    private int settledS;

    @Option(
            names = "--patience",
            defaultValue = "120",
            paramLabel = "SECONDS",
            description = "... and in any case after so long (${DEFAULT-VALUE}).")
    private int patienceS;

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private Balance() {}

    /** Prints the sheet and ends this JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Balance()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            BalanceSheet sheet = close();
            sheet.print(out, "nobody has consented; publish facts of consent");
            return sheet.balances() ? 0 : 1;
        } catch (IOException | KafkaProblem | IllegalStateException e) {
            System.err.println("balance: " + e.getMessage());
            return 1;
        }
    }

    private BalanceSheet close() throws IOException, InterruptedException {
        KafkaOptions kafka = KafkaOptions.of(bootstrap).withTopicPrefix(prefix);
        ClusterCounts counts = new ClusterCounts(cluster);
        try (Follower follower = new Follower(kafka, out, true)) {
            follower.start();
            long entered = -1;
            long sinceNanos = System.nanoTime();
            long deadline = sinceNanos + TimeUnit.SECONDS.toNanos(patienceS);
            while (System.nanoTime() < deadline
                    && System.nanoTime() - sinceNanos < TimeUnit.SECONDS.toNanos(settledS)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MS));
                follower.throwIfFailed();
                Books.Page page = follower.books().page();
                if (page.entries() != entered || !isSettled(page, counts.of(EngagementJob.NAME))) {
                    entered = page.entries();
                    sinceNanos = System.nanoTime();
                }
            }
            return new BalanceSheet(
                    follower.books().page(),
                    counts.of(EngagementJob.NAME),
                    smscLog == null ? null : SmscLog.read(smscLog),
                    restarted);
        }
    }

    /** All that came in is applied or not, all that is due is decided, all that may be said has a result. */
    private static boolean isSettled(Books.Page page, Map<String, Object> counts) {
        BalanceSheet sheet = new BalanceSheet(page, counts, null, false);
        return sheet.unaccountedEvents() == 0
                && page.actions() == page.resulted()
                && sheet.count(Counts.DECISIONS_DUE) == page.decisions();
    }
}
