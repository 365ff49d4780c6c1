package org.opportune.backtest;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;

/**
 * Records of one type that leave a bounded job, on disk: each subtask writes sorted runs, the reader merges them, so
 * that what is read does not depend on who wrote it. A job that fails has no log: there is nothing to commit.
 *
 * @param <T> type of the records
 */
final class RecordLog<T extends SpecificRecordBase> implements Sink<T> {
    private static final long serialVersionUID = 1L;

    /** Records of a run; what a subtask holds in memory. */
    static final int RUN = 50_000;

    /** An order that can travel to the task managers. */
    interface Order<T> extends Comparator<T>, Serializable {}

    private final String folder;
    private final Class<T> type;
    private final Order<T> order;

    /**
     * @param folder empty or missing; one log each
     * @param order a total order: records that compare equal are the same
     */
    RecordLog(Path folder, Class<T> type, Order<T> order) {
        this.folder = folder.toString();
        this.type = type;
        this.order = order;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        Path parent = Path.of(folder).toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new IOException(
                    "the folder of the results must be the same folder on every machine: missing=" + parent);
        }
        Files.createDirectories(Path.of(folder));
        return new Writer(context.getTaskInfo().getIndexOfThisSubtask());
    }

    private final class Writer implements SinkWriter<T> {
        private final int subtask;
        private final Wire<T> wire = Wire.of(type);
        private final List<T> records = new ArrayList<>();
        private int runs;

        Writer(int subtask) {
            this.subtask = subtask;
        }

        @Override
        public void write(T record, Context context) throws IOException {
            records.add(record);
            if (records.size() == RUN) {
                spill();
            }
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            spill();
        }

        private void spill() throws IOException {
            if (records.isEmpty()) {
                return;
            }
            records.sort(order);
            Path run = Path.of(folder, "run-" + subtask + "-" + runs++);
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run), 1 << 16))) {
                for (T record : records) {
                    byte[] octets = wire.encode(record);
                    out.writeInt(octets.length);
                    out.write(octets);
                }
            }
            records.clear();
        }

        @Override
        public void close() {
            records.clear();
        }
    }

    /** Takes records in order; may fail. */
    interface Reader<T> {
        void read(T record) throws IOException;
    }

    /** Hands every record of the finished job to {@code reader}, in the log's order. */
    void forEach(Reader<? super T> reader) throws IOException {
        PriorityQueue<Run> heads = new PriorityQueue<>((a, b) -> order.compare(a.head(), b.head()));
        List<Closeable> open = new ArrayList<>();
        try {
            for (Path path : runs()) {
                Run run = new Run(path);
                open.add(run);
                if (run.advance()) {
                    heads.add(run);
                }
            }
            for (Run next = heads.poll(); next != null; next = heads.poll()) {
                reader.read(next.head());
                if (next.advance()) {
                    heads.add(next);
                }
            }
        } finally {
            for (Closeable run : open) {
                run.close();
            }
        }
    }

    private List<Path> runs() throws IOException {
        if (!Files.isDirectory(Path.of(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.sorted().toList();
        }
    }

    private final class Run implements Closeable {
        private final DataInputStream in;
        private final Wire<T> wire = Wire.of(type);
        private @Nullable T head;

        Run(Path path) throws IOException {
            this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
        }

        T head() {
            if (head == null) {
                throw new IllegalStateException("a run is asked for its head after its end");
            }
            return head;
        }

        boolean advance() throws IOException {
            try {
                byte[] octets = new byte[in.readInt()];
                in.readFully(octets);
                head = wire.decode(octets);
                return true;
            } catch (EOFException e) {
                head = null;
                return false;
            } catch (UndecodableRecord e) {
                throw new IOException("a run holds what this process did not write", e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
