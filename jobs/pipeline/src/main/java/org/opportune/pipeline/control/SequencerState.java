package org.opportune.pipeline.control;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What the sequencer must not forget. Bytes: version (one octet), then the three longs, big-endian.
 *
 * @param promisedMs UTC ms up to which nothing new counts, {@link Long#MIN_VALUE} = nothing promised yet
 * @param nextSequence number of the next record to be stamped
 * @param nextOffset offset in the control topic after the last record seen
 */
record SequencerState(long promisedMs, long nextSequence, long nextOffset) {
    private static final byte VERSION = 1;
    private static final int LENGTH = 1 + 3 * Long.BYTES;

    byte[] write() {
        return ByteBuffer.allocate(LENGTH)
                .put(VERSION)
                .putLong(promisedMs)
                .putLong(nextSequence)
                .putLong(nextOffset)
                .array();
    }

    /**
     * The state in {@code bytes}.
     *
     * @throws IOException if the version is of a later release, or the bytes are damaged
     */
    static SequencerState read(byte[] bytes) throws IOException {
        if (bytes.length == 0 || bytes[0] != VERSION) {
            String found = bytes.length == 0 ? "none" : String.valueOf(bytes[0]);
            throw new IOException("sequencer state version must be " + VERSION + ": version=" + found);
        }
        if (bytes.length != LENGTH) {
            throw new IOException("sequencer state must have " + LENGTH + " octets: octets=" + bytes.length);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, LENGTH - 1);
        return new SequencerState(in.getLong(), in.getLong(), in.getLong());
    }
}
