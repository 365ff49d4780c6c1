package org.opportune.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The most memory that this process ever had resident, as its system counts it: what is told at the end of long work over
 * archives.
 */
public final class PeakMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String LINE = "VmHWM:";

    private PeakMemory() {}

    /** For people: {@code peak resident memory 812 MiB}, or unknown where the system does not say (proc(5)). */
    public static String say() {
        return "peak resident memory " + amount(STATUS);
    }

    static String amount(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(LINE) && line.endsWith(" kB"))
                    .map(line -> line.substring(LINE.length(), line.length() - " kB".length())
                            .strip())
                    .map(kib -> Long.parseLong(kib) / 1024 + " MiB")
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException | NumberFormatException e) {
            return "unknown";
        }
    }
}
