package org.opportune.archive.sealed;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.opportune.archive.octets.Digests;
import org.opportune.archive.octets.EnvelopeCodec;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.octets.OctetWriter;

/** Writes one bucket's file, envelopes in order. One thread. */
final class BucketWriter implements AutoCloseable {
    private final int bucket;
    private final OutputStream out;
    private final OctetWriter block = new OctetWriter();
    private final List<BucketLayout.Block> blocks = new ArrayList<>();
    private long written;
    private long records;
    private int inBlock;
    private long blockFirstMs;
    private long lastMs;

    BucketWriter(Path file, long day, int bucket) throws IOException {
        this.bucket = bucket;
        this.out = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 16);
        block.int64(BucketLayout.MAGIC);
        block.int64(day);
        block.int32(bucket);
        flush();
    }

    void add(Envelope e) throws IOException {
        if (inBlock == 0) {
            blockFirstMs = e.orderMs();
        }
        EnvelopeCodec.write(block, e, inBlock == 0 ? 0 : lastMs);
        lastMs = e.orderMs();
        inBlock++;
        if (block.size() >= BucketLayout.BLOCK) {
            endBlock();
        }
    }

    private void endBlock() throws IOException {
        if (inBlock > 0) {
            int crc = Digests.crc32c(block.array(), 0, block.size());
            blocks.add(new BucketLayout.Block(written, block.size(), inBlock, blockFirstMs, lastMs, crc));
            records += inBlock;
            inBlock = 0;
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(block.array(), 0, block.size());
        written += block.size();
        block.clear();
    }

    /** Writes index and footer. */
    Manifest.Bucket end() throws IOException {
        endBlock();
        long indexFrom = written;
        blocks.forEach(entry -> entry.write(block));
        int crc = Digests.crc32c(block.array(), 0, block.size());
        block.int64(indexFrom);
        block.int32(blocks.size());
        block.int32(crc);
        block.int64(BucketLayout.END_MAGIC);
        flush();
        out.close();
        return new Manifest.Bucket(bucket, written, records, crc, blocks.get(0).firstMs(), lastMs);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
