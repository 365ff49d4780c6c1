package org.opportune.archive.mapping;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a delimited file is written. One record is one line: a quoted field does not go over the end of its line, so that
 * one stray quote costs one line and not the rest of the file.
 *
 * @param header true if the first line names the columns
 * @param charset one in which ASCII characters are one octet each
 */
public record Format(char delimiter, char quote, boolean header, Charset charset) {
    /** Comma, double quote, header, UTF-8. */
    public static final Format CSV = new Format(',', '"', true, StandardCharsets.UTF_8);
}
