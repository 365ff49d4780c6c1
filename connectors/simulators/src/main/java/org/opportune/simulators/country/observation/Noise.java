package org.opportune.simulators.country.observation;

/**
 * How bad the air and the wires are. It changes what is seen, never what happens.
 *
 * @param word how people name it
 * @param shadowingDb standard deviation of what hills and houses take or add, dB, for each cell and square kilometre
 * @param swapsPerHour bouts of swapping cells at rest, an hour, where two cells are heard equally well
 * @param strayShare share of single sightings at rest that are served by another cell than the best
 * @param lostShare share of events that never arrive
 * @param lateShare share of events that arrive long after they happened
 * @param latestMs ms that a late event takes at most; at least 30 s
 * @param twiceShare share of events that arrive twice
 * @param usualMs ms that an event takes at most, if it is not late
 * @param sightingMs ms between two contacts of a moving phone with the network, on average
 * @param handsetShownShare share of contacts that show which handset it is
 * @param handsetWrongShare share of calls that show a handset which is not there
 */
public record Noise(
        String word,
        double shadowingDb,
        double swapsPerHour,
        double strayShare,
        double lostShare,
        double lateShare,
        long latestMs,
        double twiceShare,
        long usualMs,
        long sightingMs,
        double handsetShownShare,
        double handsetWrongShare) {

    /** A network as its planners see it. */
    public static final Noise LOW =
            new Noise("low", 3, 0.2, 0.01, 0.001, 0.0005, 300_000, 0.0005, 2_000, 20_000, 0.99, 0);

    /** A network as it is. */
    public static final Noise MIDDLE =
            new Noise("middle", 5, 0.6, 0.03, 0.005, 0.003, 900_000, 0.003, 5_000, 30_000, 0.95, 0.0002);

    /** A bad day. */
    public static final Noise HIGH =
            new Noise("high", 8, 1.8, 0.08, 0.03, 0.015, 1_800_000, 0.015, 9_000, 60_000, 0.85, 0.001);

    /** The same air, and wires that lose nothing, are never late and tell nothing twice. */
    public Noise onGoodWires() {
        return new Noise(
                word,
                shadowingDb,
                swapsPerHour,
                strayShare,
                0,
                0,
                latestMs,
                0,
                usualMs,
                sightingMs,
                handsetShownShare,
                handsetWrongShare);
    }

    /** The level of that name: low, middle or high. */
    public static Noise of(String word) {
        for (Noise noise : new Noise[] {LOW, MIDDLE, HIGH}) {
            if (noise.word().equals(word)) {
                return noise;
            }
        }
        throw new IllegalArgumentException("noise must be low, middle or high: noise=" + word);
    }
}
