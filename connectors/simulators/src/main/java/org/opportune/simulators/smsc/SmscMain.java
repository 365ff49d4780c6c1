package org.opportune.simulators.smsc;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The SMSC as a process; also the verb {@code smsc} of {@code opportune}. Ends gracefully on SIGTERM and SIGINT. */
@Command(
        name = "smsc",
        mixinStandardHelpOptions = true,
        description = "Starts a scriptable SMSC that speaks SMPP 3.4 and writes its own log.",
        footer = {
            "",
            "Example:",
            "  opportune smsc --port 2775 --log run/smsc.log --script busy.yaml",
            "",
            "Prints one line once it listens, and runs until it is ended (SIGTERM, Ctrl-C).",
            "Without a script every message is accepted and reported DELIVRD after 200 ms.",
            "Exit codes: 0 ended on request, 1 script or log or port at fault, 2 wrong usage."
        })
public final class SmscMain implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on (${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--port", defaultValue = "2775", description = "TCP port, 0 = any free one (${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--log", defaultValue = "smsc.log", description = "Log to append to (${DEFAULT-VALUE}).")
    private Path log = Path.of("smsc.log");

    @Option(names = "--script", description = "YAML file that says how submits are treated.")
    private @Nullable Path script;

    @Option(names = "--system-id", defaultValue = "", description = "The only system_id that may bind.")
    private String systemId = "";

    @Option(names = "--password", defaultValue = "", description = "The password that goes with it.")
    private String password = "";

    @Option(names = "--hash-key", defaultValue = "", description = "Key for the hashes of destinations in the log.")
    private String hashKey = "";

    @Option(names = "--log-text", description = "Write message texts into the log: for local demos only.")
    private boolean logText;

    @Option(
            names = "--until-stdin-closes",
            description = "End also when standard input ends, as it does with a parent.")
    private boolean untilStdinCloses;

    @Option(names = "--json", description = "Print the line as JSON.")
    private boolean json;

    /** Runs the SMSC and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SmscMain()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Smsc smsc = Smsc.start(options())) {
            CountDownLatch ended = endOnRequest(smsc);
            announce(smsc);
            ended.await();
            return 0;
        } catch (ScriptProblem e) {
            return fail(String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            return fail("script does not exist: file=" + e.getFile());
        } catch (IOException e) {
            return fail("cannot listen or write the log: host=" + host + ", port=" + port + ", log=" + log + ": "
                    + e.getMessage());
        }
    }

    private SmscOptions options() throws IOException, ScriptProblem {
        if (port < 0 || port > 65_535) {
            throw new CommandLine.ParameterException(spec.commandLine(), "must be from 0 to 65535: --port=" + port);
        }
        SmscScript read = script == null ? SmscScript.acceptAll() : SmscScript.read(script);
        return new SmscOptions(host, port, log, read, systemId, password, hashKey, logText, InstantSource.system());
    }

    private CountDownLatch endOnRequest(Smsc smsc) {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeQuietly(smsc), "smsc-stop"));
        if (untilStdinCloses) {
            Thread parent = new Thread(() -> awaitEndOfInput(ended), "smsc-parent");
            parent.setDaemon(true);
            parent.start();
        }
        return ended;
    }

    private static void awaitEndOfInput(CountDownLatch ended) {
        try {
            while (System.in.read() >= 0) {
                // What the parent writes is of no interest.
            }
        } catch (IOException e) {
            // An input that cannot be read has ended.
        }
        ended.countDown();
    }

    private static void closeQuietly(Smsc smsc) {
        try {
            smsc.close();
        } catch (IOException e) {
            // The process ends anyway, and every line of the log is written.
        }
    }

    private void announce(Smsc smsc) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                json
                        ? "{\"host\":\"" + host + "\",\"port\":" + smsc.port() + "}"
                        : "SMSC listens: host=" + host + " port=" + smsc.port() + " log=" + log);
        out.flush();
    }

    private int fail(String problem) {
        spec.commandLine().getErr().println(problem);
        spec.commandLine().getErr().flush();
        return 1;
    }
}
