package org.opportune.simulators.country.world;

/** What somebody likes and uses, as far as a phone goes. Filled anew for each person: never keep one. Rates are per day. */
public final class Habits {
    /** An own ring-back tone. */
    public enum OwnTone {
        NONE,
        PLAYING,
        /** Paid for, and switched off. */
        SWITCHED_OFF
    }

    private static final Topic[] SERVICES = {Topic.MUSIC_CLUB, Topic.WEATHER, Topic.MOBILE_PAPER, Topic.VIDEO};

    private final Dice dice;
    private OwnTone tone = OwnTone.NONE;
    private boolean webUser;
    private boolean student;

    /** Where friends and family live who are far away. */
    int region;

    double callsFar;
    double calledFromFar;
    /** Share of the calls to other regions that begin with the saving prefix. */
    double saves;

    double ivrCalls;
    double rounds;
    double chats;
    double pictures;
    double sessions;
    Topic favourite = Topic.NEWS;
    double downloads;
    Topic service = Topic.NONE;
    double serviceUses;
    double nightCalls;

    Habits(long seed) {
        this.dice = new Dice(seed);
    }

    void of(int person, boolean atUniversity) {
        student = atUniversity;
        dice.about(Dice.Use.HABITS, person, 0);
        int draw = dice.below(100);
        tone = draw < 22 ? OwnTone.PLAYING : draw < 30 ? OwnTone.SWITCHED_OFF : OwnTone.NONE;
        far();
        ivrCalls = dice.chance(0.06) ? dice.between(0.1, 0.9) : 0;
        rounds = dice.chance(0.25) ? dice.between(0.03, 0.25) : 0.005;
        chats = dice.chance(0.4) ? dice.between(0.05, 0.5) : 0;
        pictures = dice.chance(0.2) ? dice.between(0.2, 1.2) : 0;
        webUser = dice.chance(0.55);
        sessions = webUser ? dice.between(0.8, 6.0) : 0.1;
        favourite = Topic.of(Topic.FIRST_CONTENT + dice.below(Topic.FIRST_SERVICE - Topic.FIRST_CONTENT));
        downloads = dice.chance(0.15) ? dice.between(0.1, 0.6) : 0.01;
        service = dice.chance(0.3) ? SERVICES[dice.below(SERVICES.length)] : Topic.NONE;
        serviceUses = dice.between(0.2, 2.0);
        nightCalls = dice.chance(0.15) ? dice.between(0.1, 0.8) : 0.01;
    }

    /** Who has just come has not got round to it. */
    void withoutTone() {
        tone = OwnTone.NONE;
    }

    private void far() {
        region = Numbers.FIRST_REGION + dice.below(Numbers.REGIONS);
        int draw = dice.below(100);
        callsFar = draw < 30 ? dice.between(0.2, 1.2) : draw < 55 ? 0.05 : 0;
        calledFromFar = draw < 30 ? callsFar * 0.7 : dice.chance(0.35) ? dice.between(0.15, 0.9) : 0.03;
        int prefix = dice.below(100);
        saves = prefix < 25 ? 0.95 : prefix < 40 ? 0.5 : 0;
    }

    public OwnTone tone() {
        return tone;
    }

    /** True if content is read on this phone more than by accident. */
    public boolean webUser() {
        return webUser;
    }

    /** True if at a university, and from another city than it is in. */
    public boolean student() {
        return student;
    }
}
