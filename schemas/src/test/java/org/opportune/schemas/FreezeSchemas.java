package org.opportune.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.Tick;
import org.opportune.schemas.event.Unapplied;
import org.opportune.schemas.match.Match;
import org.opportune.schemas.match.OpenAtEnd;
import org.opportune.schemas.outcome.DeliveryResult;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.schemas.profile.ColdProfile;

/** Writes the schemas of a release where {@link FrozenSchemas} finds them. Run by scripts/freeze-schemas. */
public final class FreezeSchemas {
    /** Every record that travels or rests by itself. */
    static final List<Class<? extends SpecificRecordBase>> RECORDS = List.of(
            Event.class,
            Tick.class,
            Unapplied.class,
            Control.class,
            Match.class,
            OpenAtEnd.class,
            Decision.class,
            Action.class,
            DeliveryResult.class,
            InboundMessage.class,
            ColdProfile.class,
            DeadLetter.class);

    private FreezeSchemas() {}

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
        for (Class<? extends SpecificRecordBase> type : RECORDS) {
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
