package org.opportune.model;

/**
 * What a sum or an average must be.
 *
 * @param field of type INTEGER
 * @param under true: less than the limit; false: more than it
 * @param limit in the field's unit, 0 to 10^15
 */
public record Threshold(EventField field, boolean under, long limit) {
    /** A value beyond this counts as this much, so that {@link Step#MOST_VALUES} of them can be added. */
    private static final long LARGEST = 1L << 55;

    /** What of a value counts. */
    public static long counting(long value) {
        return Math.max(-LARGEST, Math.min(LARGEST, value));
    }

    /** True if a sum of {@code times} values is beyond {@code times} times the limit; 1 for the sum itself. */
    public boolean isPassed(long sum, int times) {
        return under ? sum < limit * times : sum > limit * times;
    }
}
