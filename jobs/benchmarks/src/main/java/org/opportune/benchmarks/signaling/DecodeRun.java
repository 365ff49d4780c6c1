package org.opportune.benchmarks.signaling;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.opportune.signaling.Counts;
import org.opportune.signaling.Tap;
import org.opportune.signaling.TapOptions;
import org.opportune.signaling.behaviour.Networks;
import org.opportune.signaling.capture.Capture;
import org.opportune.signaling.carrier.Carriers;
import org.opportune.signaling.carrier.Unit;
import org.opportune.signaling.message.Messages;

/** One reading of one capture in one thread; prints what it cost the whole process. */
final class DecodeRun {
    private long found;

    private DecodeRun() {}

    /** {@code FILE messages|behaviours}: prints CPU nanoseconds of the process, octets allocated, SCCP messages, findings. */
    @SuppressWarnings("SystemOut") // the figures are the output
    public static void main(String[] args) throws IOException {
        DecodeRun run = new DecodeRun();
        Counts counts = new Counts();
        run.read(Path.of(args[0]), args[1].equals("messages"), counts);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        System.out.println(process.getProcessCpuTime() + " " + allocated + " " + counts.messages() + " " + run.found);
    }

    private void read(Path file, boolean messages, Counts counts) throws IOException {
        Tap tap = new Tap(TapOptions.USUAL, Networks.shipped(), behaviour -> found++);
        Consumer<Unit> taker = messages
                ? new Messages(counts, (unit, sccp, bssap) -> {
                    if (bssap != null) {
                        found++;
                    }
                })
                : tap::take;
        try (Capture capture = new Capture(Files.newInputStream(file))) {
            new Carriers(counts, taker).take(capture);
        }
        tap.end();
    }
}
