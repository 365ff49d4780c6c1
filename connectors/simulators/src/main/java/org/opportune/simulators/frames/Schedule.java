package org.opportune.simulators.frames;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Messages that wait until nothing earlier can come; of the same moment, those asked for first go first. For one thread. */
final class Schedule {
    private static final Comparator<Waiting> ORDER =
            Comparator.comparingLong(Waiting::timeNs).thenComparingLong(Waiting::serial);

    private final CaptureFile file;
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(ORDER);
    private long serial;
    private long releasedNs;

    Schedule(CaptureFile file) {
        this.file = file;
    }

    private record Waiting(long timeNs, long serial, int from, int to, List<byte[]> messages) {}

    /** One packet with these messages; later if that time is over. */
    void at(long timeNs, int from, int to, byte[]... messages) {
        waiting.add(new Waiting(Math.max(timeNs, releasedNs), serial++, from, to, List.of(messages)));
    }

    /** Writes what is before {@code untilNs}. */
    void release(long untilNs) throws IOException {
        for (Waiting first = waiting.peek(); first != null && first.timeNs() < untilNs; first = waiting.peek()) {
            waiting.remove();
            releasedNs = first.timeNs();
            file.write(first.timeNs(), first.from(), first.to(), first.messages());
        }
    }
}
