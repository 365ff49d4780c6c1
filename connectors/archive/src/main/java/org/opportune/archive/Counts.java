package org.opportune.archive;

/**
 * Where the lines of a file went: {@code lines = header + blank + mapped + rejected}.
 *
 * @param header 1 or 0
 * @param blank lines without a single octet
 * @param mapped rows that gave events
 * @param rejected rows in the rejects file
 * @param events that the mapped rows gave
 * @param notValidNumbers phone numbers that are possible but of no range known to be in use
 */
public record Counts(
        long lines, long header, long blank, long mapped, long rejected, long events, long notValidNumbers) {

    /** What the sum leaves open; anything but 0 is an error of ours. */
    public long unaccounted() {
        return lines - header - blank - mapped - rejected;
    }
}
