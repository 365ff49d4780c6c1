package org.opportune.archive.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one file, one after the other: for the import and for files that mediation drops alike. A row's key is the
 * digest of the file's content and the line. One use, one thread.
 */
public final class RowReader {
    private static final int PROGRESS_LINES = 10_000;
    private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Format format;
    private final DelimitedFile.MapperOf mappers;
    private final String digest;
    private final LineSplitter lines;
    private final LongConsumer progress;
    private @Nullable RecordCutter cutter;
    private @Nullable RowMapper mapper;
    private long header;
    private long blank;
    private long read;

    RowReader(
            Format format,
            List<String> columns,
            DelimitedFile.MapperOf mappers,
            String digest,
            InputStream in,
            LongConsumer progress)
            throws ImportProblem {
        if (!format.lines()) {
            throw new ImportProblem("a mapping of Avro records is one for a topic, not for files of lines");
        }
        this.format = format;
        this.mappers = mappers;
        this.digest = digest;
        this.lines = new LineSplitter(in);
        this.progress = progress;
        if (!format.header()) {
            columns(columns);
        }
    }

    /**
     * The rows of a file.
     *
     * @param digest of the content, uncompressed; see {@link DelimitedFile#digest(InputStream)}
     * @param in the content, uncompressed; stays open
     * @throws ImportProblem if the mapping cannot be applied
     */
    public static RowReader of(Mapping mapping, String digest, InputStream in) throws ImportProblem {
        return new RowReader(
                mapping.format(),
                mapping.columnsRead(),
                header -> ColumnMapper.of(mapping, header),
                digest,
                in,
                lines -> {});
    }

    /**
     * One row and what became of it.
     *
     * @param line from 1
     * @param octets as they stand in the file, without the line's end
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Taken(long line, byte[] octets, Mapped mapped) {}

    /**
     * The next row; null at the end of the file.
     *
     * @throws ImportProblem if the header does not fit the mapping
     */
    public @Nullable Taken next() throws IOException, ImportProblem {
        for (LineSplitter.Line line = line(); line != null; line = line()) {
            byte[] content = content(line);
            if (mapper == null) {
                columns(headerFields(content));
                header++;
            } else if (content.length == 0) {
                blank++;
            } else {
                return new Taken(line.number(), content, mapped(line, content));
            }
        }
        progress.accept(read);
        return null;
    }

    /** Passes over the rows up to a line, which were read before. */
    public void skipTo(long last) throws IOException, ImportProblem {
        for (LineSplitter.Line line = read < last ? line() : null; line != null; line = read < last ? line() : null) {
            if (mapper == null) {
                columns(headerFields(content(line)));
                header++;
            }
        }
    }

    private LineSplitter.@Nullable Line line() throws IOException {
        LineSplitter.Line line = lines.next();
        if (line != null && ++read % PROGRESS_LINES == 0) {
            progress.accept(read);
        }
        return line;
    }

    private static byte[] content(LineSplitter.Line line) {
        return line.number() == 1 ? withoutMark(line.octets()) : line.octets();
    }

    /** Lines read so far. */
    long lines() {
        return read;
    }

    /** 1 or 0. */
    long header() {
        return header;
    }

    long blank() {
        return blank;
    }

    /** Octets of the content taken from the stream so far. */
    long octets() {
        return lines.octets();
    }

    private Mapped mapped(LineSplitter.Line line, byte[] content) {
        if (line.tooLong()) {
            return new Mapped.Rejected("line: at most " + LineSplitter.MOST_OCTETS + " octets");
        }
        try {
            List<String> fields = EventMaker.present(cutter).cut(content);
            return EventMaker.present(mapper).map(new Row(digest + "/" + line.number(), fields));
        } catch (Rejection e) {
            return new Mapped.Rejected(String.valueOf(e.getMessage()));
        }
    }

    private void columns(List<String> columns) throws ImportProblem {
        mapper = mappers.of(columns);
        cutter = RecordCutter.of(format, columns);
    }

    private List<String> headerFields(byte[] content) throws ImportProblem {
        try {
            return RecordCutter.of(format, List.of()).cut(content);
        } catch (Rejection e) {
            throw new ImportProblem("first line is no header: " + e.getMessage() + ": line=1", e);
        }
    }

    private static byte[] withoutMark(byte[] line) {
        boolean marked = line.length >= 3 && Arrays.equals(line, 0, 3, UTF8_MARK, 0, 3);
        return marked ? Arrays.copyOfRange(line, 3, line.length) : line;
    }
}
