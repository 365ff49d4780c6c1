package org.opportune.simulators.country.world;

import org.jspecify.annotations.Nullable;

/** What somebody has told the operator. Filled anew for each person: never keep one. */
public final class Wishes {
    /** The answer to: may we send you offers? */
    public enum Answer {
        YES,
        YES_BY_SMS,
        NO,
        NEVER_ASKED
    }

    private static final String[] LANGUAGES = {"zh", "zh", "zh", "zh", "zh", "en", "en", "en", "fr", "ja"};

    private final Dice dice;
    private final long firstDay;
    private @Nullable String language;
    private @Nullable String zone;
    private Answer answer = Answer.NEVER_ASKED;
    private long withdrawnMs;

    Wishes(long seed, long firstDay) {
        this.dice = new Dice(seed);
        this.firstDay = firstDay;
    }

    void of(int person) {
        dice.about(Dice.Use.FACTS, person, 0);
        language = dice.chance(0.06) ? null : LANGUAGES[dice.below(LANGUAGES.length)];
        zone = dice.chance(0.04) ? null : Days.ZONE.getId();
        int draw = dice.below(100);
        answer = draw < 66 ? Answer.YES : draw < 84 ? Answer.YES_BY_SMS : draw < 92 ? Answer.NO : Answer.NEVER_ASKED;
        long when = Days.at(firstDay + dice.between(1, 12), 9 * 60 + dice.below(11 * 60));
        withdrawnMs = draw < 6 ? when : Long.MAX_VALUE;
    }

    /** ISO 639 code; null = never told. */
    public @Nullable String language() {
        return language;
    }

    /** IANA zone id; null = never told. */
    public @Nullable String zone() {
        return zone;
    }

    /** What was answered before the world begins. */
    public Answer answer() {
        return answer;
    }

    /** UTC ms at which a yes is taken back; {@link Long#MAX_VALUE} = never. */
    public long withdrawnMs() {
        return withdrawnMs;
    }
}
