package org.opportune.archive.mapping;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rejects file: tab-separated file, line and reason, under a header line. Never content. One thread. */
public final class Rejects implements AutoCloseable {
    private final BufferedWriter out;

    /** Writes the file anew. */
    public Rejects(Path path) throws IOException {
        this.out = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
        out.write("file\tline\treason\n");
    }

    void add(String file, long line, String reason) throws IOException {
        out.write(onOneLine(file) + "\t" + line + "\t" + onOneLine(reason) + "\n");
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
