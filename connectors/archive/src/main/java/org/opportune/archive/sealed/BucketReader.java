package org.opportune.archive.sealed;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.octets.EnvelopeCodec;
import org.opportune.archive.octets.KindCodes;
import org.opportune.schemas.Envelope;

/**
 * Reads one bucket over all its days in order of {@link Envelope#ORDER}: while {@link #has()}, the item at hand is an
 * envelope or a damage; {@link #next()} goes on. One thread; at most one file open and one block in memory.
 */
final class BucketReader implements Closeable {
    private final Path archive;
    private final int bucket;
    private final Excerpt excerpt;
    private final OnDamage onDamage;
    private final KindCodes kinds;
    private final List<Manifest.Day> days;

    private int dayAt;
    private @Nullable BucketFile file;
    private int block = -1;
    private EnvelopeCodec.@Nullable Reader records;
    private int record;
    private int recordsInBlock;
    private Position resume;

    private @Nullable Envelope envelope;
    private @Nullable Damage damage;
    private Position position = Position.END;
    private long doneBefore;
    private long doneInDay;
    private long octetsRead;

    BucketReader(Path archive, Manifest manifest, int bucket, Excerpt excerpt, OnDamage onDamage, Position from)
            throws IOException {
        this.archive = archive;
        this.bucket = bucket;
        this.excerpt = excerpt;
        this.onDamage = onDamage;
        this.kinds = KindCodes.of(manifest.kindNames());
        this.days = manifest.days().stream().filter(this::isWanted).toList();
        this.resume = from;
        while (dayAt < days.size() && days.get(dayAt).day() < from.day()) {
            endDay();
        }
        next();
    }

    private boolean isWanted(Manifest.Day day) {
        Manifest.Bucket sealed = day.bucket(bucket);
        return sealed != null && excerpt.meets(sealed.firstMs(), sealed.lastMs());
    }

    /** Which bucket, 0 to 127. */
    public int bucket() {
        return bucket;
    }

    /** True while there is an item at hand. */
    public boolean has() {
        return envelope != null || damage != null;
    }

    /** The envelope at hand; null = a damage, or the end. */
    public @Nullable Envelope envelope() {
        return envelope;
    }

    /** The damage at hand; null = an envelope, or the end. */
    public @Nullable Damage damage() {
        return damage;
    }

    /** Where a reader must begin to give the item at hand first; {@link Position#END} at the end. */
    public Position position() {
        return position;
    }

    /** Octets of the bucket's files that need not be looked at any more, for progress. */
    public long done() {
        return doneBefore + doneInDay;
    }

    /** Octets read from files by this reader. */
    public long octetsRead() {
        return octetsRead;
    }

    /**
     * Goes to the next item.
     *
     * @throws ArchiveProblem at damage, if that is to stop
     */
    public void next() throws IOException {
        envelope = null;
        damage = null;
        while (dayAt < days.size()) {
            try {
                if (nextRecord() || (nextBlock() && nextRecord())) {
                    return;
                }
            } catch (ArchiveProblem e) {
                if (onDamage == OnDamage.STOP) {
                    throw e;
                }
                told(e.damage());
                return;
            }
        }
        position = Position.END;
    }

    /** The damaged block, or the whole day's file if it could not be opened, is passed over. */
    private void told(Damage found) throws IOException {
        damage = found;
        position = new Position(days.get(dayAt).day(), Math.max(block, 0), 0);
        records = null;
        if (file == null) {
            endDay();
        }
    }

    private boolean nextRecord() throws IOException {
        EnvelopeCodec.Reader in = records;
        while (in != null && record + 1 < recordsInBlock) {
            record++;
            read(in);
            if (excerpt.isPast(in.orderMs())) {
                endDay();
                return false;
            }
            if (in.orderMs() >= excerpt.fromMs() && excerpt.sample().has(in.msisdn())) {
                envelope = in.envelope();
                position = new Position(days.get(dayAt).day(), block, record);
                return true;
            }
        }
        return false;
    }

    /** A checksum held, so what does not fit here was written wrong; it is told like damage. */
    private void read(EnvelopeCodec.Reader in) throws ArchiveProblem {
        try {
            in.next();
        } catch (IndexOutOfBoundsException e) {
            BucketFile opened = Objects.requireNonNull(file);
            throw opened.problem(
                    opened.blocks().get(block), "block does not hold the envelopes that its index says", e);
        }
    }

    /** Loads the next block that may hold something wanted; false = the day has none left. */
    private boolean nextBlock() throws IOException {
        if (dayAt >= days.size()) {
            return false;
        }
        BucketFile opened = opened();
        records = null;
        block++;
        while (block < opened.blocks().size()) {
            BucketLayout.Block next = opened.blocks().get(block);
            doneInDay = next.offset() + next.octets();
            if (excerpt.isPast(next.firstMs())) {
                break;
            }
            if (next.lastMs() >= excerpt.fromMs()) {
                load(opened, next);
                return true;
            }
            block++;
        }
        endDay();
        return false;
    }

    private void load(BucketFile opened, BucketLayout.Block next) throws IOException {
        byte[] octets = opened.block(next);
        octetsRead += octets.length;
        EnvelopeCodec.Reader in = new EnvelopeCodec.Reader(octets, 0, octets.length, kinds);
        records = in;
        recordsInBlock = next.records();
        record = -1;
        Position from = resume;
        resume = Position.BEGIN;
        if (from.day() == days.get(dayAt).day() && from.block() == block) {
            while (record + 1 < from.record() && record + 1 < recordsInBlock) {
                record++;
                read(in);
            }
        }
    }

    private BucketFile opened() throws IOException {
        if (file == null) {
            Manifest.Day day = days.get(dayAt);
            Manifest.Bucket sealed = Objects.requireNonNull(day.bucket(bucket));
            block = -1;
            file = BucketFile.open(archive, day.day(), sealed);
            octetsRead += file.indexOctets();
            block = resume.day() == day.day() ? resume.block() - 1 : -1;
        }
        return file;
    }

    private void endDay() throws IOException {
        Manifest.Bucket sealed = days.get(dayAt).bucket(bucket);
        if (file != null) {
            file.close();
            file = null;
        }
        records = null;
        block = -1;
        dayAt++;
        doneBefore += sealed == null ? 0 : sealed.octets();
        doneInDay = 0;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
