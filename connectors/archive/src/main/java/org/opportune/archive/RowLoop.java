package org.opportune.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
    private final String digest;
    private final Rejects rejects;
    private final int limit;
    private final List<Event> events = new ArrayList<>();
    private @Nullable RowMapper mapper;
    private long lines;
    private long header;
    private long blank;
    private long mapped;
    private long rejected;
    private long doubtful;

    /** @param limit most events */
    RowLoop(Format format, String digest, Rejects rejects, int limit) {
        this.format = format;
        this.splitter = new FieldSplitter(format);
        this.digest = digest;
        this.rejects = rejects;
        this.limit = limit;
    }

    Imported run(InputStream in, List<String> columns, DelimitedFile.MapperOf mappers, LongConsumer progress)
            throws IOException, ImportProblem {
        if (!format.header()) {
            mapper = mappers.of(columns);
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
        // The sort is stable and rows came in line order, so ties stay in line order.
        events.sort(Comparator.comparingLong(Event::getHappenedMs));
        return new Imported(events, new Counts(lines, header, blank, mapped, rejected, events.size(), doubtful));
    }

    private void take(LineSplitter.Line line, DelimitedFile.MapperOf mappers) throws IOException, ImportProblem {
        byte[] octets = line.number() == 1 ? withoutMark(line.octets()) : line.octets();
        RowMapper known = mapper;
        if (known == null) {
            mapper = mappers.of(headerFields(octets));
            header++;
        } else if (octets.length == 0) {
            blank++;
        } else if (line.tooLong()) {
            reject(line.number(), "line: at most " + LineSplitter.MOST_OCTETS + " octets");
        } else {
            row(known, line.number(), octets);
        }
    }

    private List<String> headerFields(byte[] octets) throws ImportProblem {
        try {
            return splitter.split(octets);
        } catch (Rejection e) {
            throw new ImportProblem("first line is no header: " + e.getMessage(), e);
        }
    }

    private void row(RowMapper known, long line, byte[] octets) throws IOException, ImportProblem {
        Mapped result;
        try {
            result = known.map(new Row(digest + "/" + line, splitter.split(octets)));
        } catch (Rejection e) {
            result = new Mapped.Rejected(String.valueOf(e.getMessage()));
        }
        if (result instanceof Mapped.Rejected no) {
            reject(line, no.reason());
        } else if (result instanceof Mapped.Events yes) {
            if (events.size() + yes.events().size() > limit) {
                throw new ImportProblem("too many events to sort in memory: limit=" + limit + ", line=" + line);
            }
            events.addAll(yes.events());
            doubtful += yes.doubtful() ? 1 : 0;
            mapped++;
        }
    }

    private void reject(long line, String reason) throws IOException {
        rejects.add(line, reason);
        rejected++;
    }

    private static byte[] withoutMark(byte[] octets) {
        boolean marked = octets.length >= 3 && Arrays.equals(octets, 0, 3, UTF8_MARK, 0, 3);
        return marked ? Arrays.copyOfRange(octets, 3, octets.length) : octets;
    }
}
