package org.opportune.archive.sealed;

import java.util.ArrayList;
import java.util.List;
import org.opportune.schemas.octets.OctetReader;
import org.opportune.schemas.octets.OctetWriter;

/**
 * A bucket's file: header (magic, day, bucket), blocks of about 64 KiB, index (one entry per block), footer (where the
 * index begins, how many blocks, the index's CRC32C, magic). A block is envelopes, the first with its full order time.
 */
final class BucketLayout {
    /** The last character of a magic is the version. */
    static final long MAGIC = 0x4F50_5042_4B54_0001L;

    static final long END_MAGIC = 0x4F50_5045_4E44_0001L;
    static final int HEADER = 8 + 8 + 4;
    static final int ENTRY = 8 + 4 + 4 + 8 + 8 + 4;
    static final int FOOTER = 8 + 4 + 4 + 8;

    /** A block ends with the envelope that reaches this. */
    static final int BLOCK = 64 * 1024;

    private BucketLayout() {}

    /**
     * One block.
     *
     * @param offset octets from the file's begin
     * @param firstMs UTC ms of its first event's order time
     * @param lastMs UTC ms of its last event's order time
     */
    record Block(long offset, int octets, int records, long firstMs, long lastMs, int crc) {
        void write(OctetWriter out) {
            out.int64(offset);
            out.int32(octets);
            out.int32(records);
            out.int64(firstMs);
            out.int64(lastMs);
            out.int32(crc);
        }
    }

    static List<Block> index(byte[] octets) {
        OctetReader in = new OctetReader(octets, 0, octets.length);
        List<Block> blocks = new ArrayList<>(octets.length / ENTRY);
        while (in.left() > 0) {
            blocks.add(new Block(in.int64(), in.int32(), in.int32(), in.int64(), in.int64(), in.int32()));
        }
        return blocks;
    }
}
