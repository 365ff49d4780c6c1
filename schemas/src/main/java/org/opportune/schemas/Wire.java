package org.opportune.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Single-object encoding of one record type (Avro 1.12 specification, "Single-object encoding": C3 01, the schema's
 * 64-bit CRC fingerprint little-endian, then the binary body). Reads every schema that a release ever froze.
 *
 * <p>Thread-safe. {@code T} is a class generated from src/main/avro.
 */
public final class Wire<T extends SpecificRecordBase> {
    private final String name;
    private final BinaryMessageEncoder<T> encoder;
    private final BinaryMessageDecoder<T> decoder;

    private Wire(Schema schema, SpecificData data) {
        this.name = schema.getName();
        this.encoder = new BinaryMessageEncoder<>(data, schema);
        this.decoder = new BinaryMessageDecoder<>(data, schema, FrozenSchemas.store());
    }

    /** The wire of the record type {@code type}. */
    public static <T extends SpecificRecordBase> Wire<T> of(Class<T> type) {
        SpecificData data = SpecificData.getForClass(type);
        return new Wire<>(data.getSchema(type), data);
    }

    /** The record's bytes, header included. */
    public byte[] encode(T record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(128);
        try {
            encoder.encode(record, out);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot encode " + name, e);
        }
        return out.toByteArray();
    }

    /**
     * The record in {@code bytes}.
     *
     * @throws UndecodableRecord with the rule broken, never with content, if the bytes are not such a record
     */
    public T decode(byte[] bytes) throws UndecodableRecord {
        if (bytes.length < 10) {
            throw new UndecodableRecord("single-object header needs 10 octets: length=" + bytes.length);
        }
        try {
            return decoder.decode(bytes);
        } catch (BadHeaderException e) {
            throw new UndecodableRecord("offset 0: not Avro single-object encoding (C3 01 expected)", e);
        } catch (MissingSchemaException e) {
            throw new UndecodableRecord("offset 2: schema fingerprint is of no known version of " + name, e);
        } catch (IOException
                | AvroRuntimeException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | UnsupportedOperationException e) {
            throw new UndecodableRecord(
                    "body is not a " + name + ": " + e.getClass().getSimpleName() + ", length=" + bytes.length, e);
        }
    }
}
