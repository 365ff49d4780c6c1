package org.opportune.language;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A class of sources by what it shows of where somebody is: how long it takes, on an ordinary day, from one sighting to
 * the next.
 */
public enum Source {
    /**
     * Calls, messages and location updates of the old radio, some 17 a day. Who rests or moves inside a location area
     * without a call is not seen; its border is reported at once.
     */
    A_INTERFACE("a-interface", 85, 1, 6),
    /** A decoded feed of the new radio, 900 sightings a day and more. */
    FEED("feed", 2, 2, 1),
    /** Call records, some 5 a day. */
    BILLING("billing", 288, 288, 288);

    private static final long MINUTE_MS = 60_000;

    private final String word;
    private final long atRestMs;
    private final long atBorderMs;
    private final long movingMs;

    Source(String word, long atRestMinutes, long atBorderMinutes, long movingMinutes) {
        this.word = word;
        this.atRestMs = atRestMinutes * MINUTE_MS;
        this.atBorderMs = atBorderMinutes * MINUTE_MS;
        this.movingMs = movingMinutes * MINUTE_MS;
    }

    /** What people call it. */
    public String word() {
        return word;
    }

    /** The source with this word. */
    public static Optional<Source> ofWord(String word) {
        return Arrays.stream(values())
                .filter(source -> source.word.equals(word))
                .findFirst();
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Source::word).toList();
    }

    long atRestMs() {
        return atRestMs;
    }

    /** From the crossing of a location area's border to the sighting that shows it. */
    long atBorderMs() {
        return atBorderMs;
    }

    long movingMs() {
        return movingMs;
    }
}
