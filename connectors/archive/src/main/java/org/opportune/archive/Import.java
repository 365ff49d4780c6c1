package org.opportune.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.mapping.Counts;
import org.opportune.archive.mapping.DelimitedFile;
import org.opportune.archive.mapping.FactsFile;
import org.opportune.archive.mapping.FileCounts;
import org.opportune.archive.mapping.ImportProblem;
import org.opportune.archive.mapping.Mapping;
import org.opportune.archive.mapping.Progress;
import org.opportune.archive.mapping.Rejects;
import org.opportune.archive.sealed.ArchiveWriter;
import org.opportune.archive.sealed.Manifest;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;

/**
 * Makes a sealed archive of delimited files. Moments are ordered by when they happened, facts by when they became known;
 * nothing is late, since files do not say when they came.
 */
public final class Import {
    private static final Wire<Event> EVENTS = Wire.of(Event.class);

    private final ArchiveWriter writer;
    private long earliestMs = Long.MAX_VALUE;

    private Import(ArchiveWriter writer) {
        this.writer = writer;
    }

    /**
     * What came of it.
     *
     * @param files in the order given
     * @param facts null = no facts file
     */
    public record Result(
            Manifest manifest,
            List<FileCounts> files,
            @Nullable FileCounts facts) {
        public Result {
            files = List.copyOf(files);
        }

        /** All files but the facts, added up. */
        public Counts total() {
            Counts sum = new Counts(0, 0, 0, 0, 0, 0, 0);
            for (FileCounts file : files) {
                sum = sum.plus(file.counts());
            }
            return sum;
        }
    }

    /**
     * Reads the files, one after the other, and seals what they give. Needs a heap of some hundred MiB, however large
     * the files are.
     *
     * @param files plain or, by their names' end {@code .gz}, gzip; two with the same events are an error
     * @param facts null = none; facts without a time count from the first event on
     * @param archive must not exist
     * @param rejects written anew: file, line and reason of each rejected row
     * @throws ImportProblem if a file cannot be read as the mapping says, or no row of any gives an event; no archive is
     *     made then
     */
    public static Result run(
            Mapping mapping, List<Path> files, @Nullable Path facts, Path archive, Path rejects, Progress progress)
            throws ImportProblem, IOException {
        try (ArchiveWriter writer = ArchiveWriter.create(archive, "import " + mapping.name());
                Rejects out = new Rejects(rejects)) {
            return new Import(writer).run(mapping, files, facts, out, progress);
        }
    }

    private Result run(Mapping mapping, List<Path> files, @Nullable Path facts, Rejects rejects, Progress progress)
            throws ImportProblem, IOException {
        List<FileCounts> read = new ArrayList<>();
        Map<String, Path> contents = new HashMap<>();
        for (Path file : files) {
            FileCounts counts = DelimitedFile.stream(file, mapping, rejects, (event, line) -> take(event), progress);
            Path twin = counts.counts().events() == 0 ? null : contents.putIfAbsent(counts.sha256(), file);
            if (twin != null) {
                throw new ImportProblem(
                        "two files have the same content, and so the same events: file=" + twin + ", file=" + file);
            }
            read.add(counts);
        }
        if (earliestMs == Long.MAX_VALUE) {
            throw new ImportProblem("no row of any file gives an event: files=" + files + ", reasons in the rejects");
        }
        FileCounts known = facts == null
                ? null
                : FactsFile.stream(
                        facts, mapping.subscriberRule(), earliestMs, rejects, (event, line) -> take(event), progress);
        read.forEach(this::name);
        if (known != null) {
            name(known);
        }
        return new Result(writer.seal(), read, known);
    }

    private void take(Event event) throws IOException {
        Envelope envelope = ArchiveWriter.onTime(event, EVENTS.encode(event));
        earliestMs = Math.min(earliestMs, envelope.orderMs());
        writer.add(envelope);
        writer.feed(event.getSource());
    }

    /** The file's own name: where it lay is no part of what was made of it. */
    private void name(FileCounts file) {
        String name = String.valueOf(Path.of(file.file()).getFileName());
        writer.input(new Manifest.Input(name, 1, file.octets(), file.sha256()));
    }
}
