package org.opportune.archive.flow;

import java.io.IOException;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The enumerator's memory: buckets that readers have, and will have in their own state.
 *
 * @param buckets 0 to 127
 */
public record Assigned(SortedSet<Integer> buckets) {
    /** A copy. */
    static Assigned of(Collection<Integer> buckets) {
        return new Assigned(new TreeSet<>(buckets));
    }

    /** One octet per bucket. */
    static final class Serializer implements SimpleVersionedSerializer<Assigned> {
        static final int VERSION = 1;

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(Assigned assigned) {
            byte[] octets = new byte[assigned.buckets().size()];
            int at = 0;
            for (int bucket : assigned.buckets()) {
                octets[at++] = (byte) bucket;
            }
            return octets;
        }

        @Override
        public Assigned deserialize(int version, byte[] octets) throws IOException {
            if (version != VERSION) {
                throw new IOException("state of an archive source is of no known version: version=" + version);
            }
            SortedSet<Integer> buckets = new TreeSet<>();
            for (byte octet : octets) {
                buckets.add((int) octet);
            }
            return new Assigned(buckets);
        }
    }
}
