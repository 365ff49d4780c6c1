package org.opportune.archive.sealed;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.octets.Digests;
import org.opportune.schemas.octets.OctetReader;

/** One bucket's file, opened: its index is checked, its blocks are when they are read. One thread. */
final class BucketFile implements Closeable {
    private final Path file;
    private final FileChannel channel;
    private final List<BucketLayout.Block> blocks;
    private final long indexOctets;

    private BucketFile(Path file, FileChannel channel, List<BucketLayout.Block> blocks, long indexOctets) {
        this.file = file;
        this.channel = channel;
        this.blocks = blocks;
        this.indexOctets = indexOctets;
    }

    /**
     * @param sealed what the manifest says of the file
     * @throws ArchiveProblem if the file is not the one that was sealed
     */
    static BucketFile open(Path archive, long day, Manifest.Bucket sealed) throws ArchiveProblem {
        Path file = archive.resolve(Shelf.path(day, sealed.number()));
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
            BucketFile opened = open(file, channel, day, sealed);
            channel = null;
            return opened;
        } catch (NoSuchFileException e) {
            throw damage(file, 0, "a bucket of the manifest is missing", sealed, e);
        } catch (Broken e) {
            throw damage(file, e.offset, String.valueOf(e.getMessage()), sealed, e);
        } catch (IOException e) {
            throw damage(file, 0, "cannot be read (" + e.getClass().getSimpleName() + ")", sealed, e);
        } finally {
            close(channel);
        }
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing was written; the problem that led here is the one to tell.
        }
    }

    private static ArchiveProblem damage(Path file, long offset, String rule, Manifest.Bucket sealed, Throwable cause) {
        return new ArchiveProblem(new Damage(file.toString(), offset, rule, sealed.records()), cause);
    }

    /** A rule of the layout that a file breaks. */
    private static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        private final long offset;

        Broken(long offset, String rule) {
            super(rule, null, false, false);
            this.offset = offset;
        }
    }

    private static BucketFile open(Path file, FileChannel channel, long day, Manifest.Bucket sealed)
            throws IOException, Broken {
        long size = channel.size();
        if (size < BucketLayout.HEADER + BucketLayout.FOOTER) {
            throw new Broken(size, "file is truncated: octets=" + size + ", sealed with=" + sealed.octets());
        }
        OctetReader header = read(channel, 0, BucketLayout.HEADER);
        long magic = header.int64();
        if (magic >>> 16 != BucketLayout.MAGIC >>> 16) {
            throw new Broken(0, "not a bucket of an archive: magic does not match");
        }
        if (magic != BucketLayout.MAGIC) {
            throw new Broken(0, "bucket format is not one that this release reads: format=" + (magic & 0xFFFF));
        }
        if (size != sealed.octets()) {
            String what = size < sealed.octets() ? "file is truncated" : "file is longer than it was sealed";
            throw new Broken(
                    Math.min(size, sealed.octets()), what + ": octets=" + size + ", sealed with=" + sealed.octets());
        }
        if (header.int64() != day || header.int32() != sealed.number()) {
            throw new Broken(8, "bucket of another day or number");
        }
        return withIndex(file, channel, sealed, size);
    }

    private static BucketFile withIndex(Path file, FileChannel channel, Manifest.Bucket sealed, long size)
            throws IOException, Broken {
        long footerAt = size - BucketLayout.FOOTER;
        OctetReader footer = read(channel, footerAt, BucketLayout.FOOTER);
        long indexAt = footer.int64();
        int blocks = footer.int32();
        int crc = footer.int32();
        if (footer.int64() != BucketLayout.END_MAGIC
                || blocks < 1
                || indexAt < BucketLayout.HEADER
                || indexAt + (long) blocks * BucketLayout.ENTRY != footerAt) {
            throw new Broken(footerAt, "footer is damaged");
        }
        byte[] index = new byte[blocks * BucketLayout.ENTRY];
        fill(channel, indexAt, index);
        if (Digests.crc32c(index, 0, index.length) != crc) {
            throw new Broken(indexAt, "index is damaged: checksum does not match");
        }
        if (crc != sealed.indexCrc()) {
            throw new Broken(indexAt, "bucket is not the one of the manifest: its index is another");
        }
        return new BucketFile(file, channel, BucketLayout.index(index), size - indexAt);
    }

    private static OctetReader read(FileChannel channel, long at, int length) throws IOException {
        byte[] octets = new byte[length];
        fill(channel, at, octets);
        return new OctetReader(octets, 0, length);
    }

    private static void fill(FileChannel channel, long at, byte[] octets) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new EOFException();
            }
        }
    }

    List<BucketLayout.Block> blocks() {
        return blocks;
    }

    /** Octets of index and footer, which opening has read. */
    long indexOctets() {
        return indexOctets + BucketLayout.HEADER;
    }

    /** @throws ArchiveProblem if the block is not what was written */
    byte[] block(BucketLayout.Block block) throws ArchiveProblem {
        byte[] octets = new byte[block.octets()];
        try {
            fill(channel, block.offset(), octets);
        } catch (IOException e) {
            throw problem(block, "block cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
        if (Digests.crc32c(octets, 0, octets.length) != block.crc()) {
            throw problem(block, "block is damaged: checksum does not match", null);
        }
        return octets;
    }

    /** A block that does not hold. */
    ArchiveProblem problem(BucketLayout.Block block, String rule, @Nullable Throwable cause) {
        Damage damage = new Damage(file.toString(), block.offset(), rule, block.records());
        return cause == null ? new ArchiveProblem(damage) : new ArchiveProblem(damage, cause);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
