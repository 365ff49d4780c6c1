package org.opportune.archive.sealed;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A share of the subscribers, each with all of their events: those whose hash is not above a limit. A smaller sample is
 * part of every larger one.
 *
 * @param last the highest hash taken, unsigned
 */
public record Sample(long last) implements Serializable {
    /** Everybody. */
    public static final Sample ALL = new Sample(-1);

    /**
     * The sample written as {@code 1%} or {@code 0.25%}.
     *
     * @throws IllegalArgumentException if it is not a percentage above 0 and up to 100
     */
    public static Sample parse(String text) {
        String digits = text.endsWith("%") ? text.substring(0, text.length() - 1) : "";
        if (!digits.matches("[0-9]{1,3}(\\.[0-9]{1,12})?")) {
            throw new IllegalArgumentException("must be a percentage such as 1% or 0.25%: sample=" + text);
        }
        BigDecimal percent = new BigDecimal(digits);
        if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException("must be above 0% and at most 100%: sample=" + text);
        }
        BigDecimal hashes = percent.movePointLeft(2).multiply(new BigDecimal(BigInteger.TWO.pow(64)));
        BigInteger taken = hashes.setScale(0, RoundingMode.CEILING).toBigInteger();
        return new Sample(taken.subtract(BigInteger.ONE).longValue());
    }

    /** True if the subscriber is in the sample. */
    public boolean has(long msisdn) {
        return Long.compareUnsigned(Shelf.hash(msisdn), last) <= 0;
    }

    /** How many buckets, from the first on, hold the sample. */
    public int buckets() {
        return (int) (last >>> 57) + 1;
    }
}
