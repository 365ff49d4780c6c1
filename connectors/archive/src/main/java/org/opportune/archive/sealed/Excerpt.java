package org.opportune.archive.sealed;

import java.io.Serializable;

/**
 * What part of an archive is read.
 *
 * @param fromMs UTC ms of order time, included
 * @param toMs UTC ms of order time, excluded; {@link Long#MAX_VALUE} = to the end
 */
public record Excerpt(long fromMs, long toMs, Sample sample) implements Serializable {
    /** Everything. */
    public static final Excerpt ALL = new Excerpt(Long.MIN_VALUE, Long.MAX_VALUE, Sample.ALL);

    public Excerpt {
        if (fromMs >= toMs) {
            throw new IllegalArgumentException("must end after it begins: fromMs=" + fromMs + ", toMs=" + toMs);
        }
    }

    /** True if anything from {@code firstMs} to {@code lastMs}, both included, may be in it. */
    boolean meets(long firstMs, long lastMs) {
        return lastMs >= fromMs && !isPast(firstMs);
    }

    /** True if this time and all later ones are behind the end. */
    public boolean isPast(long orderMs) {
        return orderMs >= toMs && toMs != Long.MAX_VALUE;
    }
}
