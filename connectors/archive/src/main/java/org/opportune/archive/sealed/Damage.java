package org.opportune.archive.sealed;

/**
 * A part of a file that cannot be read.
 *
 * @param file path
 * @param offset octets from the file's begin
 * @param rule what does not hold, rule first, without content
 * @param records events lost with it, before any excerpt; -1 = nobody knows
 */
public record Damage(String file, long offset, String rule, long records) {
    /** One line for people. */
    @Override
    public String toString() {
        return file + ": offset " + offset + ": " + rule + (records < 0 ? "" : ", records lost=" + records);
    }
}
