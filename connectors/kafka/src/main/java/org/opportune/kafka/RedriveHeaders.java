package org.opportune.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a redrive leaves on records, beside frozen schemas. On the record sent again: where it lay before, and the how
 * manieth attempt it is. On a letter of its own on the dead-letter topic, the marker: where the record went.
 */
final class RedriveHeaders {
    /** {@code topic-partition-offset} of the record before; on the record sent again. */
    static final String FROM = "opportune.redriven-from";

    /** Decimal digits; on the record sent again. */
    static final String ATTEMPT = "opportune.attempt";

    /** {@code topic-partition-offset} of the record sent again; on the marker. */
    static final String TO = "opportune.redriven-to";

    private RedriveHeaders() {}

    /** The last value under this key as a text; null if there is none. */
    static @Nullable String text(Headers headers, String key) {
        Header header = headers.lastHeader(key);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The how manieth attempt a record is: 1 if it says nothing that can be. */
    static int attempt(Headers headers) {
        String digits = text(headers, ATTEMPT);
        return digits != null && digits.matches("[1-9]\\d{0,5}") ? Integer.parseInt(digits) : 1;
    }
}
