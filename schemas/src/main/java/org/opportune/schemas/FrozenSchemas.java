package org.opportune.schemas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.message.SchemaStore;

/**
 * The writer schemas of all releases, on the class path under {@code frozen/}, listed in {@code frozen/index.txt}. A
 * schema leaves the list only when a state migration proved that no state and no topic holds it any more.
 */
final class FrozenSchemas {
    private static final String ROOT = "frozen/";

    private FrozenSchemas() {}

    /** Read once for all wires of the process. */
    private static final class Read {
        private static final SchemaStore ALL = read();
    }

    /** Every frozen schema; read at the first question, for most processes meet what their own release wrote. */
    static SchemaStore store() {
        return fingerprint -> Read.ALL.findByFingerprint(fingerprint);
    }

    private static SchemaStore read() {
        SchemaStore.Cache cache = new SchemaStore.Cache();
        for (String path : index()) {
            try (InputStream in = open(path)) {
                cache.addSchema(new Schema.Parser().parse(in));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read frozen schema " + path, e);
            }
        }
        return cache;
    }

    /** Paths below {@code frozen/}, such as {@code 0.1.0/Event.avsc}. */
    static List<String> index() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(open("index.txt"), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the index of frozen schemas", e);
        }
    }

    private static InputStream open(String path) {
        return Objects.requireNonNull(FrozenSchemas.class.getResourceAsStream(ROOT + path), path);
    }
}
