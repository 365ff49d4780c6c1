package org.opportune.subscriber.profile;

import java.io.IOException;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/**
 * A text with the time at which it was so; the later statement wins, so that a late or repeated event does no harm.
 *
 * @param value null = never known, or removed
 * @param happenedMs UTC ms, {@link Long#MIN_VALUE} = never stated
 */
record Dated(@Nullable String value, long happenedMs) {
    static final Dated NEVER = new Dated(null, Long.MIN_VALUE);

    /** This, or the other if it was stated at the same time or later. */
    Dated updated(@Nullable String newValue, long newHappenedMs) {
        return newHappenedMs >= happenedMs ? new Dated(newValue, newHappenedMs) : this;
    }

    void write(Encoder out) throws IOException {
        boolean stated = happenedMs != Long.MIN_VALUE;
        out.writeBoolean(stated);
        if (stated) {
            out.writeBoolean(value != null);
            if (value != null) {
                out.writeString(value);
            }
            out.writeLong(happenedMs);
        }
    }

    static Dated read(Decoder in) throws IOException {
        if (!in.readBoolean()) {
            return NEVER;
        }
        String value = in.readBoolean() ? in.readString() : null;
        return new Dated(value, in.readLong());
    }
}
