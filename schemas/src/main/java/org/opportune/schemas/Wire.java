package org.opportune.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DatumReader;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * Single-object encoding of one record type (Avro 1.12 specification, "Single-object encoding": C3 01, the schema's
 * 64-bit CRC fingerprint little-endian, then the binary body). Reads every schema that a release ever froze.
 *
 * <p>Thread-safe. {@code T} is a class generated from src/main/avro.
 */
public final class Wire<T extends SpecificRecordBase> {
    private static final int HEADER = 10;

    private final Schema schema;
    private final SpecificData data;
    private final SchemaStore writers;
    private final BinaryMessageEncoder<T> encoder;
    private final long fingerprint;
    private final DatumReader<T> reader;
    private final Map<Long, DatumReader<T>> olderReaders = new ConcurrentHashMap<>();

    private Wire(Schema schema, SpecificData data, SchemaStore writers) {
        this.schema = schema;
        this.data = data;
        this.writers = writers;
        this.encoder = new BinaryMessageEncoder<>(data, schema);
        this.fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        this.reader = reader(schema);
    }

    /** The wire of the record type {@code type}. */
    public static <T extends SpecificRecordBase> Wire<T> of(Class<T> type) {
        return of(type, FrozenSchemas.store());
    }

    /** The wire of {@code type} that also reads what was written under the schemas of {@code writers}. */
    static <T extends SpecificRecordBase> Wire<T> of(Class<T> type, SchemaStore writers) {
        SpecificData data = SpecificData.getForClass(type);
        return new Wire<>(data.getSchema(type), data, writers);
    }

    @SuppressWarnings("unchecked") // the data model makes records of the schema's own class
    private DatumReader<T> reader(Schema writer) {
        return data.createDatumReader(writer, schema);
    }

    /** The record's bytes, header included. */
    public byte[] encode(T record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(128);
        try {
            encoder.encode(record, out);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot encode " + schema.getName(), e);
        }
        return out.toByteArray();
    }

    /**
     * The record in {@code bytes}.
     *
     * @throws UndecodableRecord with the rule broken, never with content, if the bytes are not such a record
     */
    public T decode(byte[] bytes) throws UndecodableRecord {
        DatumReader<T> reader = reader(bytes);
        Octets body = new Octets(bytes, HEADER, bytes.length);
        T record;
        try {
            record = reader.read(null, body);
        } catch (IOException
                | AvroRuntimeException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | UnsupportedOperationException e) {
            throw new UndecodableRecord(
                    "body is not of " + schema.getName() + ": " + e.getClass().getSimpleName() + ", length="
                            + bytes.length,
                    e);
        }
        if (body.left() > 0) {
            throw new UndecodableRecord("offset " + (bytes.length - body.left()) + ": the record of " + schema.getName()
                    + " ends before the bytes do, length=" + bytes.length);
        }
        return record;
    }

    /** Of the schema that {@link #encode} writes, as its header says it. */
    public long fingerprint() {
        return fingerprint;
    }

    /** Whether {@link #decode} knows the schema of this fingerprint. */
    public boolean reads(long written) {
        return written == fingerprint || writer(written) != null;
    }

    private @Nullable Schema writer(long written) {
        Schema writer = writers.findByFingerprint(written);
        return writer == null || !writer.getFullName().equals(schema.getFullName()) ? null : writer;
    }

    private DatumReader<T> reader(byte[] bytes) throws UndecodableRecord {
        if (bytes.length < HEADER) {
            throw new UndecodableRecord("single-object header needs 10 octets: length=" + bytes.length);
        }
        if (bytes[0] != (byte) 0xC3 || bytes[1] != 1) {
            throw new UndecodableRecord("offset 0: not Avro single-object encoding (C3 01 expected)");
        }
        long written = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
        return written == fingerprint ? reader : olderReader(written);
    }

    private DatumReader<T> olderReader(long written) throws UndecodableRecord {
        DatumReader<T> known = olderReaders.get(written);
        if (known != null) {
            return known;
        }
        Schema writer = writer(written);
        if (writer == null) {
            throw new UndecodableRecord("offset 2: schema fingerprint is of no known version of " + schema.getName());
        }
        return olderReaders.computeIfAbsent(written, f -> reader(writer));
    }
}
