package org.opportune.archive.flow;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.opportune.archive.sealed.Position;

/** A split in a checkpoint. */
final class BucketSplitSerializer implements SimpleVersionedSerializer<BucketSplit> {
    static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(BucketSplit split) {
        Position from = split.from();
        return ByteBuffer.allocate(20)
                .putInt(split.bucket())
                .putLong(from.day())
                .putInt(from.block())
                .putInt(from.record())
                .array();
    }

    @Override
    public BucketSplit deserialize(int version, byte[] octets) throws IOException {
        if (version != VERSION) {
            throw new IOException("state of an archive split is of no known version: version=" + version);
        }
        try {
            ByteBuffer in = ByteBuffer.wrap(octets);
            return new BucketSplit(in.getInt(), new Position(in.getLong(), in.getInt(), in.getInt()));
        } catch (BufferUnderflowException e) {
            throw new IOException("state of an archive split is too short: length=" + octets.length, e);
        }
    }
}
