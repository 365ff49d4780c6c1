package org.opportune.archive.raw;

import java.nio.charset.StandardCharsets;
import org.opportune.archive.octets.Digests;
import org.opportune.archive.octets.KindCodes;
import org.opportune.schemas.octets.OctetWriter;

/**
 * A raw segment: header (magic, names of the kind codes with length and
 * CRC32C), then frames. A frame is the length of its body, the body's
 * CRC32C, and the body: a type and what that type has. The last frame says how many came before it; a segment without
 * it was cut off.
 */
final class RawLayout {
    /** The last character of a magic is the version. */
    static final long MAGIC = 0x4F50_5052_4157_0001L;

    static final int END = 0;
    static final int EVENT = 1;
    static final int CONTROL = 2;
    /** When a feed was alive: threshold, first and last tick, name. */
    static final int ALIVE = 3;

    static final int DECISION = 4;
    /** Up to when the whole job had decided. */
    static final int REACHED = 5;

    /** No frame is larger: Kafka's own limit is 1 MiB. */
    static final int MOST_OCTETS = 16 << 20;

    private RawLayout() {}

    static void header(OctetWriter out) {
        out.int64(MAGIC);
        byte[] names = String.join("\n", KindCodes.names()).getBytes(StandardCharsets.US_ASCII);
        out.int32(names.length);
        out.int32(Digests.crc32c(names, 0, names.length));
        out.octets(names);
    }
}
