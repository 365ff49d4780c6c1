package org.opportune.archive.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** How the records of a feed are written. */
public sealed interface Format {
    /** True if the first line names the columns. */
    default boolean header() {
        return false;
    }

    /** True if a record names its values, so that a column is a path to one of them and not a place in a row. */
    default boolean named() {
        return true;
    }

    /**
     * One record is one line: a quoted field does not go over the end of its line, so that one stray quote costs one line
     * and not the rest of the file.
     *
     * @param charset one in which ASCII characters are one octet each
     */
    record Delimited(char delimiter, char quote, boolean header, Charset charset) implements Format {
        /** Comma, double quote, header, UTF-8. */
        public static final Delimited CSV = new Delimited(',', '"', true, StandardCharsets.UTF_8);

        @Override
        public boolean named() {
            return false;
        }
    }

    /** True if a file of such records is one of lines. */
    default boolean lines() {
        return true;
    }

    /** Why this cannot be a column, or null if it can. */
    default @Nullable String problem(String column) {
        if (!named()) {
            return null;
        }
        try {
            return problem(FieldPath.of(column));
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private @Nullable String problem(FieldPath path) {
        return this instanceof Avro avro ? AvroPaths.problem(avro.schema(), path) : null;
    }

    /** One record is one object (RFC 8259) in UTF-8; in a file, one line. */
    record Json() implements Format {}

    /**
     * One record is one of Avro (specification 1.12); on topics.
     *
     * @param schema that the records are written with
     * @param bare true if nothing but the body is there; false if the single-object header with the schema's fingerprint is
     *     in front of it
     */
    record Avro(Schema schema, boolean bare) implements Format {
        @Override
        public boolean lines() {
            return false;
        }
    }
}
