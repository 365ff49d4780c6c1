package org.opportune.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** Writes the schemas of a release where {@link FrozenSchemas} finds them. Run by scripts/freeze-schemas. */
public final class FreezeSchemas {
    private static final Pattern NAMESPACE = Pattern.compile("(?m)^namespace ([\\w.]+);");
    private static final Pattern MAIN_SCHEMA = Pattern.compile("(?m)^schema (\\w+);");

    private FreezeSchemas() {}

    /** Every record that travels or rests by itself: the main schemas of the IDL, by simple name. */
    static Map<String, Class<? extends SpecificRecordBase>> records(Path idl) throws IOException {
        Map<String, Class<? extends SpecificRecordBase>> records = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(idl, "*.avdl")) {
            for (Path file : files) {
                String text = Files.readString(file);
                Matcher namespace = NAMESPACE.matcher(text);
                Matcher main = MAIN_SCHEMA.matcher(text);
                if (main.find() && namespace.find()) {
                    records.put(main.group(1), type(namespace.group(1) + "." + main.group(1)));
                }
            }
        }
        return records;
    }

    private static Class<? extends SpecificRecordBase> type(String name) {
        try {
            return Class.forName(name).asSubclass(SpecificRecordBase.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the IDL has a record that was not compiled: run this through Maven", e);
        }
    }

    /** The schema of a record as its class has it now. */
    static Schema current(Class<? extends SpecificRecordBase> type) {
        return SpecificData.getForClass(type).getSchema(type);
    }

    /** A frozen schema by its path in the index. */
    static Schema frozen(String path) {
        try (InputStream in = FrozenSchemas.class.getResourceAsStream("frozen/" + path)) {
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Freezes.
     *
     * @param args the version, and the folder {@code frozen} below the resources
     */
    public static void main(String[] args) throws IOException {
        String version = args[0];
        Path root = Path.of(args[1]);
        Files.createDirectories(root.resolve(version));
        for (Class<? extends SpecificRecordBase> type :
                records(Path.of("src/main/avro")).values()) {
            Schema schema = current(type);
            Files.writeString(
                    root.resolve(version).resolve(schema.getName() + ".avsc"),
                    SchemaFormatter.format("json/pretty", schema) + "\n");
        }
        Files.writeString(root.resolve("index.txt"), String.join("\n", list(root)) + "\n", StandardCharsets.UTF_8);
    }

    /** Paths by version, oldest first, then by name. */
    private static List<String> list(Path root) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(p -> p.toString().endsWith(".avsc"))
                    .map(root::relativize)
                    .forEach(found::add);
        }
        found.sort(Comparator.comparing((Path p) -> p.getName(0).toString(), FreezeSchemas::byVersion)
                .thenComparing(Path::toString));
        return found.stream().map(p -> p.toString().replace('\\', '/')).toList();
    }

    /** Dotted numbers, the smaller first. */
    static int byVersion(String a, String b) {
        List<Integer> left = Stream.of(a.split("\\.", -1)).map(Integer::valueOf).toList();
        List<Integer> right =
                Stream.of(b.split("\\.", -1)).map(Integer::valueOf).toList();
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = Integer.compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }
}
