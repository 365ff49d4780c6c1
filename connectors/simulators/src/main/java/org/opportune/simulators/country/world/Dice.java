package org.opportune.simulators.country.world;

/**
 * Chance that follows from a key: the same seed, use, person and time give the same throws on every machine, whatever
 * was thrown before. SplitMix64 (Steele, Lea, Flood 2014). Not thread-safe; {@link #about} begins a new sequence.
 */
public final class Dice {
    /** What is drawn for; each use has a sequence of its own, so that a change to one leaves the others alone. */
    public enum Use {
        TOWNS(1),
        CELLS(2),
        PERSON(3),
        FORTNIGHT(4),
        DAY(5),
        PHONE(6),
        ERRAND(7),
        HOUR(8),
        ROUTE(9),
        FACTS(10),
        REST(11),
        LEG(12),
        POWER(13),
        SERVING(14),
        WAY(15),
        HANDSET(16),
        HABITS(17),
        FAR(18),
        TEXTING(19),
        SURFING(20),
        JOINING(21),
        WAIT(22),
        HOMECOMING(23),
        RECORD(24);

        private final long salt;

        Use(long salt) {
            this.salt = salt;
        }
    }

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int MOST_OF_POISSON = 64;

    private final long seed;
    private long state;

    public Dice(long seed) {
        this.seed = seed;
    }

    /** Begins the sequence of this key. */
    public Dice about(Use use, long who, long when) {
        state = mix(mix(mix(seed + use.salt * GOLDEN) + who * GOLDEN) ^ (when * 0xD1B54A32D192ED03L));
        return this;
    }

    /** One well mixed number for a key, without a sequence. */
    public static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** 0..bound-1. */
    public int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** least..most, both included. */
    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** At least 0, less than 1. */
    public double fraction() {
        return (next() >>> 11) * 0x1p-53;
    }

    /** At least {@code least}, less than {@code most}. */
    public double between(double least, double most) {
        return least + fraction() * (most - least);
    }

    public boolean chance(double probability) {
        return fraction() < probability;
    }

    /** Milliseconds from {@code least} to {@code most} seconds. */
    public long seconds(int least, int most) {
        return least * 1_000L + below((most - least) * 1_000 + 1);
    }

    /** Milliseconds from {@code least} to {@code most} minutes. */
    public long minutes(int least, int most) {
        return seconds(least * 60, most * 60);
    }

    /** Exponentially distributed. */
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - fraction());
    }

    /** Poisson distributed, by inversion with one throw; at most 64. */
    public int poisson(double mean) {
        double u = fraction();
        if (u < 1 - mean) {
            return 0;
        }
        double share = StrictMath.exp(-mean);
        double sum = share;
        int count = 0;
        while (u >= sum && count < MOST_OF_POISSON) {
            count++;
            share *= mean / count;
            sum += share;
        }
        return count;
    }
}
