package org.opportune.archive.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.opportune.archive.octets.Digests;

/**
 * Reads files of rows, delimited or JSON, plain or gzip (by the name's end {@code .gz}), to events in time order. The file is read twice
 * (digest, then rows) and its events are sorted in memory, so there is a limit: {@link #EVENT_LIMIT}.
 */
public final class DelimitedFile {
    /** Most events of one file: about half a gigabyte of heap. A larger file must be cut into several. */
    public static final int EVENT_LIMIT = 1_000_000;

    private DelimitedFile() {}

    /**
     * The file's events. A row's key is the SHA-256 of the (uncompressed) content and the line number: the same file
     * under another name, or compressed, gives the same event ids.
     *
     * @param rejects written anew: a header line, then file, line and reason of each rejected row, separated by tabs
     * @throws ImportProblem if the file cannot be read, is larger than the limit, or its header does not fit
     */
    public static Imported read(Path file, Mapping mapping, Path rejects, Progress progress) throws ImportProblem {
        return read(
                file,
                mapping.format(),
                mapping.columnsRead(),
                header -> ColumnMapper.of(mapping, header),
                rejects,
                progress);
    }

    /**
     * The file's events, row by row, without a limit.
     *
     * @param rejects gets the rejected rows; stays open
     * @throws ImportProblem if the file cannot be read, or its header does not fit
     * @throws IOException if {@code events} does not take one
     */
    public static FileCounts stream(Path file, Mapping mapping, Rejects rejects, EventTaker events, Progress progress)
            throws ImportProblem, IOException {
        return stream(
                file,
                mapping.format(),
                mapping.columnsRead(),
                header -> ColumnMapper.of(mapping, header),
                rejects,
                events,
                progress);
    }

    /** Makes the mapper once the columns are known. */
    interface MapperOf {
        RowMapper of(List<String> header) throws ImportProblem;
    }

    /** @param columns of a file without header */
    static Imported read(
            Path file, Format format, List<String> columns, MapperOf mappers, Path rejects, Progress progress)
            throws ImportProblem {
        EventList events = new EventList(file, EVENT_LIMIT);
        try (Rejects out = new Rejects(rejects)) {
            FileCounts counts = stream(file, format, columns, mappers, out, events, progress);
            return new Imported(events.sorted(), counts.counts());
        } catch (EventList.Full e) {
            throw new ImportProblem(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new ImportProblem(
                    "rejects cannot be written (" + e.getClass().getSimpleName() + "): rejects=" + rejects, e);
        }
    }

    static FileCounts stream(
            Path file,
            Format format,
            List<String> columns,
            MapperOf mappers,
            Rejects rejects,
            EventTaker events,
            Progress progress)
            throws ImportProblem, IOException {
        String digest;
        try {
            digest = digest(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        try (CountingStream counted = new CountingStream(Files.newInputStream(file));
                InputStream in = plain(file.toString(), counted)) {
            long size = Files.size(file);
            RowLoop loop = new RowLoop(file.toString(), format, digest, rejects, events);
            Counts counts = loop.run(in, columns, mappers, lines -> progress.at(lines, counted.octets(), size));
            return new FileCounts(file.toString(), digest, loop.octets(), counts);
        }
    }

    private static ImportProblem unreadable(Path file, IOException e) {
        return new ImportProblem("file cannot be read (" + e.getClass().getSimpleName() + "): file=" + file, e);
    }

    /** The content of a file, uncompressed if its name ends with {@code .gz}. */
    public static InputStream plain(String file, InputStream in) throws IOException {
        boolean gzip = file.toLowerCase(Locale.ROOT).endsWith(".gz");
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static String digest(Path file) throws IOException {
        try (InputStream raw = Files.newInputStream(file)) {
            return digest(plain(file.toString(), raw));
        }
    }

    /** SHA-256 of the content, read to its end, 64 hex digits. */
    public static String digest(InputStream content) throws IOException {
        MessageDigest sha256 = Digests.sha256();
        new DigestInputStream(content, sha256).transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(sha256.digest());
    }
}
