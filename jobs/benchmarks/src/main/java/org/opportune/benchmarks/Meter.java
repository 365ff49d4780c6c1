package org.opportune.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time of this process, all threads: tasks, garbage collection, compilation, RocksDB. */
final class Meter {
    private static volatile long startNanos;

    private Meter() {}

    private static long cpuNanos() {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return process.getProcessCpuTime();
    }

    static void start() {
        startNanos = cpuNanos();
    }

    /** CPU seconds since {@link #start}. */
    static double seconds() {
        if (startNanos == 0) {
            throw new IllegalStateException("the warm-up never ended");
        }
        return (cpuNanos() - startNanos) / 1e9;
    }
}
