package org.opportune.archive.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.Event;

/** Every line of one file, once: header, blank, mapped or rejected. One use, one thread. */
final class RowLoop {
    private static final int PROGRESS_LINES = 10_000;
    private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Format format;
    private final FieldSplitter splitter;
    private final String file;
    private final String digest;
    private final Rejects rejects;
    private final EventTaker taker;
    private @Nullable RowMapper mapper;
    private long lines;
    private long header;
    private long blank;
    private long mapped;
    private long rejected;
    private long doubtful;
    private long events;
    private long octets;

    /** @param file name for messages */
    RowLoop(String file, Format format, String digest, Rejects rejects, EventTaker taker) {
        this.file = file;
        this.format = format;
        this.splitter = new FieldSplitter(format);
        this.digest = digest;
        this.rejects = rejects;
        this.taker = taker;
    }

    Counts run(InputStream in, List<String> columns, DelimitedFile.MapperOf mappers, LongConsumer progress)
            throws IOException, ImportProblem {
        if (!format.header()) {
            mapper = of(mappers, columns);
        }
        LineSplitter splitLines = new LineSplitter(in);
        for (LineSplitter.Line line = splitLines.next(); line != null; line = splitLines.next()) {
            lines++;
            take(line, mappers);
            if (lines % PROGRESS_LINES == 0) {
                progress.accept(lines);
            }
        }
        progress.accept(lines);
        octets = splitLines.octets();
        return new Counts(lines, header, blank, mapped, rejected, events, doubtful);
    }

    /** Octets of the content, uncompressed; after {@link #run}. */
    long octets() {
        return octets;
    }

    private void take(LineSplitter.Line line, DelimitedFile.MapperOf mappers) throws IOException, ImportProblem {
        byte[] content = line.number() == 1 ? withoutMark(line.octets()) : line.octets();
        RowMapper known = mapper;
        if (known == null) {
            mapper = of(mappers, headerFields(content));
            header++;
        } else if (content.length == 0) {
            blank++;
        } else if (line.tooLong()) {
            reject(line.number(), "line: at most " + LineSplitter.MOST_OCTETS + " octets");
        } else {
            row(known, line.number(), content);
        }
    }

    private RowMapper of(DelimitedFile.MapperOf mappers, List<String> columns) throws ImportProblem {
        try {
            return mappers.of(columns);
        } catch (ImportProblem e) {
            throw new ImportProblem(e.getMessage() + ", file=" + file, e);
        }
    }

    private List<String> headerFields(byte[] content) throws ImportProblem {
        try {
            return splitter.split(content);
        } catch (Rejection e) {
            throw new ImportProblem("first line is no header: " + e.getMessage() + ": place=" + file + ":1", e);
        }
    }

    private void row(RowMapper known, long line, byte[] fields) throws IOException {
        Mapped result;
        try {
            result = known.map(new Row(digest + "/" + line, splitter.split(fields)));
        } catch (Rejection e) {
            result = new Mapped.Rejected(String.valueOf(e.getMessage()));
        }
        if (result instanceof Mapped.Rejected no) {
            reject(line, no.reason());
        } else if (result instanceof Mapped.Events yes) {
            for (Event event : yes.events()) {
                taker.take(event, line);
                events++;
            }
            doubtful += yes.doubtful() ? 1 : 0;
            mapped++;
        }
    }

    private void reject(long line, String reason) throws IOException {
        rejects.add(file, line, reason);
        rejected++;
    }

    private static byte[] withoutMark(byte[] line) {
        boolean marked = line.length >= 3 && Arrays.equals(line, 0, 3, UTF8_MARK, 0, 3);
        return marked ? Arrays.copyOfRange(line, 3, line.length) : line;
    }
}
