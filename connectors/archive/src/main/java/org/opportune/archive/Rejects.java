package org.opportune.archive;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rejects file: tab-separated file, line and reason, under a header line. */
final class Rejects implements AutoCloseable {
    private final BufferedWriter out;
    private final String file;

    Rejects(Path path, Path file) throws IOException {
        this.out = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        this.file = onOneLine(String.valueOf(file.getFileName()));
        out.write("file\tline\treason\n");
    }

    void add(long line, String reason) throws IOException {
        out.write(file + "\t" + line + "\t" + onOneLine(reason) + "\n");
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Column names may hold anything. */
    private static String onOneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
