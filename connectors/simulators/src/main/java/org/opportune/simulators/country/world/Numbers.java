package org.opportune.simulators.country.world;

import java.util.List;

/**
 * The numbers that are called. Service numbers are small; numbers of another region are its three digits and eight
 * more; everything else belongs to customers of other operators nearby, in a country code of nobody (ITU-T E.164
 * reserves 999). In each range a number says by itself whose it is.
 */
public final class Numbers {
    /** Numbers from here on belong to customers of another operator nearby. */
    public static final long FIRST_OTHER_CUSTOMER = 999_500_000_000L;

    public static final long EMERGENCY = 112;

    /** Dialled before a number of another region, it makes the call cheaper. */
    public static final long SAVING_PREFIX = 12593;

    public static final List<Long> HOTLINES = List.of(10086L, 12580L, 12581L, 10087L);
    /** Customers' service as it was; a machine says so. */
    public static final List<Long> RETIRED = List.of(1860L);

    /** Voices and games by menu. */
    public static final List<Long> IVR = List.of(12590L, 12596L);

    /** Remembered wrongly, or from long ago: nobody has them. */
    public static final List<Long> WRONG = List.of(12117L, 96121L, 121L);

    public static final List<Long> BANKS = List.of(95588L);

    static final int FIRST_REGION = 571;
    static final int REGIONS = 9;

    private static final long FIRST_FAR = 1_000_000;
    private static final long OF_REGION = 100_000_000;

    private Numbers() {}

    /** True if a service has it, or none any more. */
    public static boolean service(long number) {
        return number < FIRST_FAR;
    }

    /** True if dialled with its region. */
    public static boolean far(long number) {
        return number >= FIRST_FAR && number < FIRST_OTHER_CUSTOMER;
    }

    /** Three digits of the region; only if {@link #far}. */
    public static int region(long number) {
        return (int) (number / OF_REGION);
    }

    /** What a service number is for: hotline, retired, ivr, wrong, bank; else other. */
    public static String line(long service) {
        return HOTLINES.contains(service)
                ? "hotline"
                : RETIRED.contains(service)
                        ? "retired"
                        : IVR.contains(service)
                                ? "ivr"
                                : WRONG.contains(service) ? "wrong" : BANKS.contains(service) ? "bank" : "other";
    }

    static long inRegion(int region, long draw) {
        return region * OF_REGION + 10_000_000 + (draw >>> 1) % 89_000_000;
    }

    /** What a customer with this number lets callers hear while it rings; the same for every caller. */
    public static Tone tone(long number) {
        long draw = (Dice.mix(number) >>> 1) % 100;
        return service(number) || draw >= 34 ? Tone.NONE : draw < 12 ? Tone.PREMIUM : Tone.STANDARD;
    }

    /** What is heard while it rings. */
    public enum Tone {
        /** The network's own. */
        NONE,
        STANDARD,
        PREMIUM
    }
}
