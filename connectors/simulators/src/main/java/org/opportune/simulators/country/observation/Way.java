package org.opportune.simulators.country.observation;

import org.opportune.simulators.country.world.Dice;

/** How sightings of one slice of time reach the first door: soon, late, twice or not at all. Not thread-safe. */
final class Way {
    private static final long LATE_AT_LEAST = 30_000;
    /** A switch closes its file of records every few minutes, and mediation reads it. */
    private static final long RECORD_TAKES_AT_LEAST = 60_000;

    private static final long RECORD_TAKES_AT_MOST = 600_000;
    private static final long BUSINESS_TAKES_AT_MOST = 1_800_000;

    private final Noise noise;
    private final View view;
    private final Dice dice;
    private final Batch now;
    private final Batch later;
    private int person;
    private long fromMs;
    private long toMs;

    /**
     * @param now takes what arrives before the slice ends
     * @param later takes what arrives behind it
     */
    Way(Noise noise, View view, long seed, Batch now, Batch later) {
        this.noise = noise;
        this.view = view;
        this.dice = new Dice(seed);
        this.now = now;
        this.later = later;
    }

    void slice(long from, long to) {
        fromMs = from;
        toMs = to;
    }

    void of(int who) {
        person = who;
    }

    boolean inSlice(long happenedMs) {
        return happenedMs >= fromMs && happenedMs < toMs;
    }

    /** Nothing if it happened outside the slice. */
    void send(long happenedMs, Slip slip) {
        long head = slip.head();
        if (!inSlice(happenedMs) || !view.shows(head)) {
            return;
        }
        dice.about(Dice.Use.WAY, person, happenedMs ^ (long) Slip.key(head) << 42);
        if (Slip.feed(head) == Feed.CRM) {
            arrive(happenedMs, dice.below((int) BUSINESS_TAKES_AT_MOST), 0, slip);
            return;
        }
        double fate = dice.fraction();
        if (fate < noise.lostShare()) {
            return;
        }
        boolean late = fate < noise.lostShare() + noise.lateShare();
        long takes = late
                ? LATE_AT_LEAST + dice.below((int) (noise.latestMs() - LATE_AT_LEAST) + 1)
                : Math.min(dice.below((int) noise.usualMs()), dice.below((int) noise.usualMs()));
        if (Slip.feed(head) == Feed.BILLING) {
            takes += RECORD_TAKES_AT_LEAST + dice.below((int) (RECORD_TAKES_AT_MOST - RECORD_TAKES_AT_LEAST));
        }
        arrive(happenedMs, takes, 0, slip);
        if (dice.chance(noise.twiceShare())) {
            arrive(happenedMs, takes, 1 + dice.below((int) noise.usualMs()), slip);
        }
    }

    private void arrive(long happenedMs, long takesMs, int againMs, Slip slip) {
        long arrival = happenedMs + takesMs + againMs;
        Batch batch = arrival < toMs ? now : later;
        batch.add(arrival, person, (int) takesMs + againMs, againMs, slip.head(), slip.body());
    }
}
