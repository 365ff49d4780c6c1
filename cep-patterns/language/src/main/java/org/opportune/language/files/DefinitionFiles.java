package org.opportune.language.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Finds and reads the files that a verb is given. */
public final class DefinitionFiles {
    /** More than any definition may hold: such a file is not even read. */
    private static final long LARGEST = 32L * 1024 * 1024;

    /** What a score judges by; no definition. */
    private static final String TRUTH = "truth.yaml";

    private DefinitionFiles() {}

    /**
     * The files, and every {@code .yaml} and {@code .yml} file below the folders, once each and sorted by path. Hidden
     * folders, what a Maven build wrote and {@code truth.yaml} (what a score judges by) are left out.
     *
     * @throws NoSuchFileException if a path does not exist
     */
    public static List<Path> find(Collection<Path> paths) throws IOException {
        TreeSet<Path> found = new TreeSet<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                Files.walkFileTree(path, new Walk(path, found));
            } else if (Files.exists(path)) {
                found.add(path);
            } else {
                throw new NoSuchFileException(path.toString());
            }
        }
        return List.copyOf(found);
    }

    /** Each file, read and checked by itself. */
    public static List<DefinitionFile> read(Collection<Path> files) throws IOException {
        List<DefinitionFile> read = new ArrayList<>();
        for (Path file : files) {
            read.add(read(file));
        }
        return read;
    }

    private static DefinitionFile read(Path file) throws IOException {
        String origin = file.toString();
        if (Files.size(file) > LARGEST) {
            return DefinitionFile.unreadable(
                    origin, "the file is too long: octets=" + Files.size(file) + " limit=" + LARGEST);
        }
        byte[] octets = Files.readAllBytes(file);
        ByteBuffer in = ByteBuffer.wrap(octets);
        CharBuffer out = CharBuffer.allocate(octets.length + 1);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            return DefinitionFile.unreadable(origin, "the text is not UTF-8: offset=" + in.position());
        }
        return DefinitionFile.of(origin, out.flip().toString());
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path top;
        private final Collection<Path> found;

        Walk(Path top, Collection<Path> found) {
            this.top = top;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean built = name.equals("target") && Files.exists(folder.resolveSibling("pom.xml"));
            boolean hidden = name.startsWith(".") && name.length() > 2;
            return !folder.equals(top) && (built || hidden) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = file.toString();
            boolean text = name.endsWith(".yaml") || name.endsWith(".yml");
            if (text && !file.endsWith(TRUTH)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
