package org.opportune.archive.mapping;

/** Told how far a long read is, every 10,000 lines and at the end, on the reader's thread. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (lines, octets, ofOctets) -> {};

    /**
     * The read has come this far.
     *
     * @param lines read so far
     * @param octets of the file read so far, compressed if it is
     * @param ofOctets octets of the file
     */
    void at(long lines, long octets, long ofOctets);
}
