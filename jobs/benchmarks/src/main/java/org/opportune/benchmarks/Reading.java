package org.opportune.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.opportune.pipeline.control.ControlReader;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;

/** What it takes to read the definitions in a process that has read none yet, as after a restore. One thread. */
final class Reading {
    private static final int YARDS = 200_000;

    private Reading() {}

    /** Reads everything that the workload publishes; the scenarios alone are a part of it, and come first. */
    static Figures of(Workload workload) {
        List<Control> all = workload.control();
        List<Control> scenarios =
                all.stream().filter(c -> c.getKind() == ControlKind.SCENARIO).toList();
        List<Control> rest =
                all.stream().filter(c -> c.getKind() != ControlKind.SCENARIO).toList();
        Figures figures = new Figures();
        yard();
        figures.put("yard-micros", cpu(Reading::yard) * 1e6 / YARDS);
        Meter.start();
        long startNanos = System.nanoTime();
        figures.put("scenarios-thread-seconds", cpu(() -> ControlReader.definitions(scenarios)));
        figures.put("scenarios-seconds", (System.nanoTime() - startNanos) / 1e9);
        figures.put("scenarios-process-seconds", Meter.seconds());
        figures.put("rest-thread-seconds", cpu(() -> ControlReader.definitions(rest)));
        figures.put("process-seconds", Meter.seconds());
        figures.put("compiler-seconds", Meter.compilerSeconds());
        return figures;
    }

    /** CPU seconds of this thread. */
    private static double cpu(Runnable work) {
        long startNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startNanos) / 1e9;
    }

    /** The yardstick of the micro benchmarks: a thousand rounds of a generator. */
    private static void yard() {
        long x = 42;
        for (long i = 0; i < YARDS * 1_000L; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        if (x == 0) {
            throw new IllegalStateException("the generator never gives 0");
        }
    }
}
