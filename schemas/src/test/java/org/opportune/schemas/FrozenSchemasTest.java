package org.opportune.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opportune.schemas.control.Control;

class FrozenSchemasTest {
    private static final Map<String, Class<? extends SpecificRecordBase>> CLASSES = records();

    private static Map<String, Class<? extends SpecificRecordBase>> records() {
        try {
            return FreezeSchemas.records(Path.of("src/main/avro"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<? extends SpecificRecordBase> classOf(String path) {
        return CLASSES.get(path.substring(path.indexOf('/') + 1).replace(".avsc", ""));
    }

    @Test
    void theWordsAreFound() {
        assertThat(CLASSES)
                .containsKeys(
                        "Event",
                        "Tick",
                        "Unapplied",
                        "Control",
                        "Match",
                        "OpenAtEnd",
                        "Decision",
                        "Action",
                        "DeliveryResult",
                        "InboundMessage",
                        "ColdProfile",
                        "DeadLetter");
    }

    @Test
    void theNewestFreezeIsWhatTheClassesSay() {
        Map<String, String> newest = FrozenSchemas.index().stream()
                .collect(Collectors.toMap(
                        path -> path.substring(path.indexOf('/') + 1),
                        path -> path.substring(0, path.indexOf('/')),
                        (a, b) -> FreezeSchemas.byVersion(a, b) > 0 ? a : b));
        CLASSES.forEach((name, type) -> {
            String version = newest.get(name + ".avsc");
            assertThat(version)
                    .as("%s was never frozen: scripts/freeze-schemas VERSION", name)
                    .isNotNull();
            assertThat(SchemaNormalization.toParsingForm(FreezeSchemas.frozen(version + "/" + name + ".avsc")))
                    .as(
                            "%s changed since %s: run scripts/freeze-schemas VERSION with the version that will be "
                                    + "released (with %s only while that is unreleased)",
                            name, version, version)
                    .isEqualTo(SchemaNormalization.toParsingForm(FreezeSchemas.current(type)));
        });
    }

    @TestFactory
    Stream<DynamicTest> theCurrentClassReadsWhatEveryReleaseWrote() {
        return FrozenSchemas.index().stream()
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    Schema writer = FreezeSchemas.frozen(path);
                    Schema reader = FreezeSchemas.current(classOf(path));
                    var verdict = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
                    assertThat(verdict.getType())
                            .as(verdict.getDescription())
                            .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
                    Wire<?> wire = Wire.of(classOf(path));
                    for (Object datum : new RandomData(writer, 50, 7L)) {
                        assertThat(wire.decode(write(writer, datum))).isInstanceOf(classOf(path));
                    }
                }));
    }

    private static byte[] write(Schema schema, Object datum) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new BinaryMessageEncoder<>(GenericData.get(), schema).encode(datum, out);
        return out.toByteArray();
    }

    @Test
    void anOlderRecordIsReadUnderTheNewerSchema() throws Exception {
        Schema now = FreezeSchemas.current(Control.class);
        Schema older = without(now, List.of("origin", "sequence", "succeeds"));
        SchemaStore.Cache store = new SchemaStore.Cache();
        store.addSchema(older);
        GenericData.Record record = new GenericData.Record(older);
        record.put("kind", new GenericData.EnumSymbol(older.getField("kind").schema(), "POLICY"));
        record.put("verb", new GenericData.EnumSymbol(older.getField("verb").schema(), "RETIRE"));
        record.put("id", "night-rest");
        record.put("askedMs", 17L);
        byte[] bytes = write(older, record);

        Control control = Wire.of(Control.class, store).decode(bytes);

        assertThat(control.getId()).isEqualTo("night-rest");
        assertThat(control.getAskedMs()).isEqualTo(17L);
        assertThat(control.getOrigin()).isEmpty();
        assertThat(control.getSequence()).isNull();
        assertThat(control.getSucceeds()).isEmpty();
        assertThatThrownBy(() -> Wire.of(Control.class).decode(bytes))
                .isInstanceOf(UndecodableRecord.class)
                .hasMessage("offset 2: schema fingerprint is of no known version of Control");
    }

    private static Schema without(Schema record, List<String> names) {
        List<Schema.Field> fields = record.getFields().stream()
                .filter(f -> !names.contains(f.name()))
                .map(f -> new Schema.Field(f, f.schema()))
                .toList();
        return Schema.createRecord(record.getName(), null, record.getNamespace(), false, fields);
    }

    @Test
    void versionsGoByNumber() {
        assertThat(FreezeSchemas.byVersion("0.10.0", "0.9.1")).isPositive();
        assertThat(FreezeSchemas.byVersion("1.0", "1.0.1")).isNegative();
    }
}
