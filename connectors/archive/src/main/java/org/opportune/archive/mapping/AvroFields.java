package org.opportune.archive.mapping;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Octets;

/** One Avro record to the values at some paths of it. One thread. */
final class AvroFields implements RecordCutter {
    /** Avro 1.12 specification, "Single-object encoding": C3 01, then the fingerprint, little-endian. */
    private static final int HEADER = 10;

    private final Format.Avro format;
    private final long fingerprint;
    private final GenericDatumReader<IndexedRecord> reader;
    private final List<String> columns;
    private final List<FieldPath> paths;

    /** @param columns paths that {@link AvroPaths} has found in the schema */
    AvroFields(Format.Avro format, List<String> columns) {
        this.format = format;
        this.fingerprint = SchemaNormalization.parsingFingerprint64(format.schema());
        this.reader = new GenericDatumReader<>(format.schema(), format.schema(), new GenericData());
        this.columns = columns;
        this.paths = columns.stream().map(FieldPath::of).toList();
    }

    @Override
    public List<String> cut(byte[] octets) throws Rejection {
        IndexedRecord record = record(octets, format.bare() ? 0 : header(octets));
        List<String> values = new ArrayList<>(paths.size());
        for (int i = 0; i < paths.size(); i++) {
            values.add(text(columns.get(i), at(record, paths.get(i).steps())));
        }
        return values;
    }

    private int header(byte[] octets) throws Rejection {
        if (octets.length < HEADER || octets[0] != (byte) 0xC3 || octets[1] != 1) {
            throw new Rejection("record", "not Avro single-object encoding (C3 01 expected): length=" + octets.length);
        }
        if (ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN).getLong(2) != fingerprint) {
            throw new Rejection("record", "fingerprint is not of the mapping's schema");
        }
        return HEADER;
    }

    private IndexedRecord record(byte[] octets, int from) throws Rejection {
        Octets body = new Octets(from == 0 ? octets : Arrays.copyOfRange(octets, from, octets.length));
        IndexedRecord record;
        try {
            record = reader.read(null, body);
        } catch (IOException
                | AvroRuntimeException
                | IndexOutOfBoundsException
                | NegativeArraySizeException
                | UnsupportedOperationException e) {
            throw new Rejection(
                    "record",
                    "not of the mapping's schema: " + e.getClass().getSimpleName() + ", length=" + octets.length);
        }
        if (body.left() > 0) {
            throw new Rejection("record", "ends before its octets do: octets left=" + body.left());
        }
        return record;
    }

    private static @Nullable Object at(IndexedRecord record, List<Object> steps) {
        Object value = record;
        for (Object step : steps) {
            if (value instanceof IndexedRecord inner) {
                Schema.Field field = inner.getSchema().getField(step.toString());
                value = field == null ? null : inner.get(field.pos());
            } else if (value instanceof List<?> list && step instanceof Integer i) {
                value = i < list.size() ? list.get(i) : null;
            } else if (value instanceof Map<?, ?> map) {
                value = map.get(new Utf8(step.toString()));
            } else {
                return null;
            }
        }
        return value;
    }

    private static String text(String column, @Nullable Object value) throws Rejection {
        if (value == null) {
            return "";
        }
        if (value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof GenericEnumSymbol<?>) {
            return value.toString();
        }
        throw new Rejection(column, "must be text, a number, true or false");
    }
}
