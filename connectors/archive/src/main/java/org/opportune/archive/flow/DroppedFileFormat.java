package org.opportune.archive.flow;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.mapping.DelimitedFile;
import org.opportune.archive.mapping.ImportProblem;
import org.opportune.archive.mapping.MappingText;
import org.opportune.archive.mapping.RowReader;

/**
 * Reads one dropped file, twice: for the digest that its event ids are made of, and for its rows. Its place is the last
 * line read. A file that cannot be read as the mapping says, that ends too early or is gone is said to be broken, once,
 * and the job goes on; a disk that fails is not the file's fault, and fails the job.
 */
final class DroppedFileFormat<T> implements BulkFormat<T, FileSourceSplit> {
    private static final long serialVersionUID = 1L;

    private static final int ROWS_AT_ONCE = 500;

    private final MappingText mapping;
    private final RowTaken<T> taken;
    private final TypeInformation<T> type;

    DroppedFileFormat(MappingText mapping, RowTaken<T> taken, TypeInformation<T> type) {
        this.mapping = mapping;
        this.taken = taken;
        this.type = type;
    }

    @Override
    public Reader<T> createReader(Configuration config, FileSourceSplit split) {
        return new Rows(split.path(), 0);
    }

    @Override
    public Reader<T> restoreReader(Configuration config, FileSourceSplit split) {
        return new Rows(
                split.path(),
                split.getReaderPosition().map(CheckpointedPosition::getOffset).orElse(0L));
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return type;
    }

    /** The rows behind a line. One thread. */
    private final class Rows implements Reader<T> {
        private final Path path;
        private final String file;
        private long line;
        private @Nullable InputStream in;
        private @Nullable RowReader rows;
        private boolean ended;

        Rows(Path path, long line) {
            this.path = path;
            this.file = path.toString();
            this.line = line;
        }

        @Override
        public @Nullable RecordIterator<T> readBatch() throws IOException {
            List<RecordAndPosition<T>> batch = new ArrayList<>();
            try {
                while (!ended && batch.size() < ROWS_AT_ONCE) {
                    RowReader.Taken row = rows().next();
                    ended = row == null;
                    if (row != null) {
                        line = row.line();
                        batch.add(at(taken.row(file, line, row.octets(), row.mapped())));
                    }
                }
            } catch (ImportProblem e) {
                batch.add(broken(String.valueOf(e.getMessage())));
            } catch (FileNotFoundException e) {
                batch.add(broken("file is gone before it was read to its end"));
            } catch (EOFException | ZipException e) {
                batch.add(broken("file is not whole: " + e.getClass().getSimpleName()));
            }
            return batch.isEmpty() ? null : new Batch<>(batch.iterator());
        }

        private RecordAndPosition<T> broken(String rule) {
            ended = true;
            return at(taken.broken(file, line, rule));
        }

        private RecordAndPosition<T> at(T element) {
            return new RecordAndPosition<>(element, line, 0);
        }

        private RowReader rows() throws IOException, ImportProblem {
            RowReader known = rows;
            if (known == null) {
                String digest;
                try (InputStream raw = path.getFileSystem().open(path)) {
                    digest = DelimitedFile.digest(DelimitedFile.plain(file, raw));
                }
                InputStream opened = path.getFileSystem().open(path);
                in = opened;
                known = RowReader.of(mapping.checked(), digest, DelimitedFile.plain(file, opened));
                known.skipTo(line);
                rows = known;
            }
            return known;
        }

        @Override
        public void close() throws IOException {
            if (in != null) {
                in.close();
            }
        }
    }

    private record Batch<T>(Iterator<RecordAndPosition<T>> rows) implements RecordIterator<T> {
        @Override
        public @Nullable RecordAndPosition<T> next() {
            return rows.hasNext() ? rows.next() : null;
        }

        @Override
        public void releaseBatch() {}
    }
}
