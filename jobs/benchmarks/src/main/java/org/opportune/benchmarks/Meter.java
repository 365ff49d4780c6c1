package org.opportune.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CPU time of this process, all threads: tasks, garbage collection, compilation, RocksDB. */
final class Meter {
    private static volatile long startNanos;
    private static volatile long startCompiledMs;
    private static volatile long startCollectedMs;

    private Meter() {}

    private static long cpuNanos() {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return process.getProcessCpuTime();
    }

    private static long compiledMs() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }

    private static long collectedMs() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    static void start() {
        startNanos = cpuNanos();
        startCompiledMs = compiledMs();
        startCollectedMs = collectedMs();
    }

    /** Seconds since {@link #start} in which compilers ran: what a longer run would not pay again. By the clock. */
    static double compilerSeconds() {
        return (compiledMs() - startCompiledMs) / 1e3;
    }

    /** Seconds since {@link #start} in which garbage was collected, by the clock. */
    static double collectorSeconds() {
        return (collectedMs() - startCollectedMs) / 1e3;
    }

    /** Most memory that this process ever had in RAM, MiB: VmHWM of proc(5); 0 where there is no such file. */
    static double peakResidentMib() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        }
    }

    /** CPU seconds since {@link #start}. */
    static double seconds() {
        if (startNanos == 0) {
            throw new IllegalStateException("the warm-up never ended");
        }
        return (cpuNanos() - startNanos) / 1e9;
    }
}
