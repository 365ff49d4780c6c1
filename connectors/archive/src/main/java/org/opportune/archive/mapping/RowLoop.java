package org.opportune.archive.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.LongConsumer;
import org.opportune.schemas.event.Event;

/** Every line of one file, once: header, blank, mapped or rejected. One use, one thread. */
final class RowLoop {
    private final Format format;
    private final String file;
    private final String digest;
    private final Rejects rejects;
    private final EventTaker taker;
    private long mapped;
    private long rejected;
    private long doubtful;
    private long events;
    private long octets;

    /** @param file name for messages */
    RowLoop(String file, Format format, String digest, Rejects rejects, EventTaker taker) {
        this.file = file;
        this.format = format;
        this.digest = digest;
        this.rejects = rejects;
        this.taker = taker;
    }

    Counts run(InputStream in, List<String> columns, DelimitedFile.MapperOf mappers, LongConsumer progress)
            throws IOException, ImportProblem {
        try {
            RowReader rows = new RowReader(format, columns, mappers, digest, in, progress);
            for (RowReader.Taken row = rows.next(); row != null; row = rows.next()) {
                take(row);
            }
            octets = rows.octets();
            return new Counts(rows.lines(), rows.header(), rows.blank(), mapped, rejected, events, doubtful);
        } catch (ImportProblem e) {
            throw new ImportProblem(e.getMessage() + ", file=" + file, e);
        }
    }

    /** Octets of the content, uncompressed; after {@link #run}. */
    long octets() {
        return octets;
    }

    private void take(RowReader.Taken row) throws IOException {
        if (row.mapped() instanceof Mapped.Rejected no) {
            rejects.add(file, row.line(), no.reason());
            rejected++;
        } else if (row.mapped() instanceof Mapped.Events yes) {
            for (Event event : yes.events()) {
                taker.take(event, row.line());
                events++;
            }
            doubtful += yes.doubtful() ? 1 : 0;
            mapped++;
        }
    }
}
