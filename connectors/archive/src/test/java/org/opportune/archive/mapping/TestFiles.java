package org.opportune.archive.mapping;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Files that tests write and read. */
final class TestFiles {
    private TestFiles() {}

    static Path gzip(Path file, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    /** Rejected rows as {@code line: reason}. */
    static List<String> rejected(Path rejects) throws IOException {
        return Files.readAllLines(rejects).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> cells[1] + ": " + cells[2])
                .toList();
    }
}
