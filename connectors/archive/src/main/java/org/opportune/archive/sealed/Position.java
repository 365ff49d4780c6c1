package org.opportune.archive.sealed;

/**
 * A place in a bucket over all its days: what a reader that begins there gives first. Survives a release.
 *
 * @param day days since 1970-01-01
 * @param block number of the block in the day's file
 * @param record number of the envelope in the block
 */
public record Position(long day, int block, int record) {
    /** Before everything. */
    public static final Position BEGIN = new Position(Long.MIN_VALUE, 0, 0);

    /** Behind everything. */
    public static final Position END = new Position(Long.MAX_VALUE, 0, 0);
}
