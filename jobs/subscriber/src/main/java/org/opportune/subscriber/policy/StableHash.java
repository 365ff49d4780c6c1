package org.opportune.subscriber.policy;

import java.nio.ByteBuffer;
import org.opportune.schemas.EventIds;

/** Shares of subscribers that stay the same for ever: by hash of a salt and the number, never by chance. */
final class StableHash {
    private StableHash() {}

    /** 0 &lt;= result &lt; bound, evenly spread over subscribers. */
    static long below(long bound, String salt, long msisdn) {
        byte[] hash = EventIds.hash(EventIds.part(salt), EventIds.part(msisdn));
        return Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), bound);
    }
}
