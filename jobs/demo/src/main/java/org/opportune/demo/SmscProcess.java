package org.opportune.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opportune.simulators.smsc.SmscMain;

/** The SMSC simulator as a process of its own. */
final class SmscProcess implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("\"port\"\\s*:\\s*([0-9]+)");

    private final ChildProcess process;
    private final int port;

    private SmscProcess(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts an SMSC on a free port of loopback.
     *
     * @param log its own log of what it was sent
     */
    static SmscProcess start(Path script, Path log) throws IOException {
        ChildProcess process = ChildProcess.java(
                "smsc",
                log.resolveSibling("smsc.stderr.log"),
                List.of(
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmscMain.class.getName(),
                        "--port",
                        "0",
                        "--log",
                        log.toString(),
                        "--script",
                        script.toString(),
                        "--until-stdin-closes",
                        "--json"));
        String line = process.line();
        Matcher matcher = PORT.matcher(line);
        if (!matcher.find()) {
            process.close();
            throw new IOException("The SMSC did not say its port; see " + process.log());
        }
        return new SmscProcess(process, Integer.parseInt(matcher.group(1)));
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.close();
    }
}
