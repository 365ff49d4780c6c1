package org.opportune.archive.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How the records of a feed are written. */
public sealed interface Format {
    /** Comma, double quote, header, UTF-8. */
    Delimited CSV = new Delimited(',', '"', true, StandardCharsets.UTF_8);

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
        @Override
        public boolean named() {
            return false;
        }
    }

    /** One record is one object (RFC 8259) in UTF-8; in a file, one line. */
    record Json() implements Format {}
}
