package org.opportune.archive.sealed;

import java.time.LocalDate;
import java.util.Locale;

/** Where an event lies in an archive: its UTC day, and one of 128 buckets by its subscriber. */
public final class Shelf {
    /** Buckets of a day. */
    public static final int BUCKETS = 128;

    private static final long DAY_MS = 86_400_000;

    /** Set apart from other uses of the same mixing function, such as control groups. */
    private static final long SALT = 0x4152_4348_4956_4531L;

    private Shelf() {}

    /**
     * A stable 64-bit hash of the number: the same in every release. Steele, Lea and Flood, "Fast splittable
     * pseudorandom number generators" (2014), the finalizer mix64 (variant 13).
     */
    public static long hash(long msisdn) {
        long z = msisdn ^ SALT;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** 0 to 127: the top bits of the hash, so that a sample by hash is a range of buckets. */
    public static int bucket(long msisdn) {
        return (int) (hash(msisdn) >>> 57);
    }

    /** Days since 1970-01-01 in UTC. */
    public static long day(long orderMs) {
        return Math.floorDiv(orderMs, DAY_MS);
    }

    /** UTC ms of the day's begin. */
    static long beginMs(long day) {
        return Math.multiplyExact(day, DAY_MS);
    }

    /** UTC ms of the day's last moment. */
    public static long lastMs(long day) {
        return beginMs(day + 1) - 1;
    }

    /** The name of a day's folder, such as {@code 2006-06-01}. */
    public static String dayName(long day) {
        return LocalDate.ofEpochDay(day).toString();
    }

    /** A bucket's path below the archive, such as {@code 2006-06-01/017.bucket}. */
    static String path(long day, int bucket) {
        return dayName(day) + String.format(Locale.ROOT, "/%03d.bucket", bucket);
    }
}
