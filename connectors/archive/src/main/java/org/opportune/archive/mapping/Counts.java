package org.opportune.archive.mapping;

/**
 * Where the lines of a file went: {@code lines = header + blank + mapped + rejected}.
 *
 * @param header 1 or 0
 * @param blank lines without a single octet
 * @param mapped rows that gave events
 * @param rejected rows in the rejects file
 * @param events that the mapped rows gave
 * @param doubtful mapped rows with a phone number of no range known to be in use, or with negative seconds
 */
public record Counts(long lines, long header, long blank, long mapped, long rejected, long events, long doubtful) {

    /** What the sum leaves open; anything but 0 is an error of ours. */
    public long unaccounted() {
        return lines - header - blank - mapped - rejected;
    }

    /** Both together. */
    public Counts plus(Counts other) {
        return new Counts(
                lines + other.lines,
                header + other.header,
                blank + other.blank,
                mapped + other.mapped,
                rejected + other.rejected,
                events + other.events,
                doubtful + other.doubtful);
    }
}
