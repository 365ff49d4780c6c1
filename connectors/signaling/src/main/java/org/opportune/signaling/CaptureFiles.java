package org.opportune.signaling;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opportune.signaling.capture.Capture;
import org.opportune.signaling.capture.Frame;
import org.opportune.signaling.carrier.Carriers;
import org.opportune.signaling.carrier.Unit;

/**
 * Several capture files as one, in order of time. Each file is read as it stands, and has its own carriers and links: two probes
 * may both have written of an interface 0. Of equal times the file named first leads.
 */
public final class CaptureFiles {
    /** Tells the links of one file from those of another; odd, and a link may be any number. */
    private static final int APART = 0x9e3779b1;

    private CaptureFiles() {}

    /**
     * Reads all files to their ends.
     *
     * @param counts what becomes of the frames
     * @param out gets each message; the unit is the same object for all of a file
     * @return what is wrong, a line for each broken file: name, place, reason; what stood before that place was given. Empty = nothing
     * @throws IOException if a file cannot be read at all
     */
    public static List<String> play(List<Path> files, Counts counts, Consumer<Unit> out) throws IOException {
        List<Open> open = new ArrayList<>();
        try {
            for (Path file : files) {
                int turn = open.size() * APART;
                open.add(new Open(file, new Carriers(counts, unit -> {
                    unit.captured(unit.frame(), unit.timeNs(), turn + unit.link());
                    out.accept(unit);
                })));
            }
            for (Open first = first(open); first != null; first = first(open)) {
                first.pass();
            }
            return open.stream().filter(Open::isBroken).map(Open::complaint).toList();
        } finally {
            for (Open file : open) {
                file.close();
            }
        }
    }

    private static @Nullable Open first(List<Open> open) {
        Open first = null;
        for (Open file : open) {
            if (file.next != null && (first == null || file.timeNs() < first.timeNs())) {
                first = file;
            }
        }
        return first;
    }

    /** A file and its next frame. */
    private static final class Open implements Closeable {
        private final Path file;
        private final Capture capture;
        private final Carriers carriers;
        private @Nullable Frame next;

        Open(Path file, Carriers carriers) throws IOException {
            this.file = file;
            this.carriers = carriers;
            this.capture = new Capture(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
            this.next = capture.read();
        }

        /** Of the next frame; the end of all time behind the last. */
        long timeNs() {
            return next == null ? Long.MAX_VALUE : next.timeNs();
        }

        /** Gives the next frame to the carriers. */
        void pass() throws IOException {
            if (next != null) {
                carriers.take(next);
                next = capture.read();
            }
        }

        boolean isBroken() {
            return capture.reason() != Reason.NONE;
        }

        String complaint() {
            return file + ": octet " + capture.wrongAt() + ": " + capture.reason();
        }

        @Override
        public void close() throws IOException {
            capture.close();
        }
    }
}
