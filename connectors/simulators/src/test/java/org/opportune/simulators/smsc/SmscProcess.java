package org.opportune.simulators.smsc;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The simulator as a process of its own, as the demo and the command line start it. */
final class SmscProcess implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("\"port\":(\\d+)");

    private final Process process;
    private final int port;

    private SmscProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static SmscProcess start(int port, Path log) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmscMain.class.getName(),
                        "--json",
                        "--until-stdin-closes",
                        "--port",
                        Integer.toString(port),
                        "--log",
                        log.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader();
        Matcher line = PORT.matcher(String.valueOf(out.readLine()));
        if (!line.find()) {
            process.destroyForcibly();
            throw new IOException("the SMSC did not say that it listens");
        }
        return new SmscProcess(process, Integer.parseInt(line.group(1)));
    }

    int port() {
        return port;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; returns the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
