package org.opportune.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.opportune.library.Library;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;

/** Control records of the files that ship with the demo and the library. */
final class Author {
    private Author() {}

    /**
     * Publishes the demo's file {@code <folder>/<name>.yaml}.
     *
     * @param id of the definition in it; of a file of places its name
     * @param atMs UTC ms from which it should count, 0 = from the beginning
     */
    static Control publish(ControlKind kind, String id, String file, long atMs) {
        return control(kind, ControlVerb.PUBLISH, id, read(file + ".yaml"), file + ".yaml", atMs);
    }

    /** Publishes a file of the user, from the beginning. */
    static Control publishFile(ControlKind kind, String id, Path file) throws IOException {
        return control(kind, ControlVerb.PUBLISH, id, Files.readString(file), file.toString(), 0);
    }

    /** Publishes a scenario of the library. */
    static Control library(String scenario, long atMs) {
        return control(
                ControlKind.SCENARIO,
                ControlVerb.PUBLISH,
                scenario,
                Library.entry(scenario).scenario(),
                scenario + "/scenario.yaml",
                atMs);
    }

    static Control retire(ControlKind kind, String id, long atMs) {
        return control(kind, ControlVerb.RETIRE, id, null, "", atMs);
    }

    private static Control control(
            ControlKind kind, ControlVerb verb, String id, @Nullable String text, String origin, long atMs) {
        return Control.newBuilder()
                .setKind(kind)
                .setVerb(verb)
                .setId(id)
                .setText(text)
                .setOrigin(origin)
                .setAskedMs(atMs)
                .build();
    }

    /** The text of a resource beside this class. */
    static String read(String resource) {
        try (InputStream in = Author.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no such resource: name=" + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
