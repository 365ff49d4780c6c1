package org.opportune.simulators.country.world;

/** What somebody does with the phone on one day out of habit, at times of its own. Filled anew for each person and day. */
final class Agenda extends Contacts {
    private static final int MOST = 512;

    private final FarTalk farTalk;
    private final Texting texting;
    private final Surfing surfing;

    Agenda(long seed) {
        super(MOST);
        this.farTalk = new FarTalk(seed);
        this.texting = new Texting(seed);
        this.surfing = new Surfing(seed);
    }

    void live(Person person, long day, Phone phone) {
        clear();
        farTalk.plan(person, day, this);
        texting.plan(person, day, phone, this);
        surfing.plan(person, day, phone, this);
    }

    /** Adds what begins in an hour. */
    void into(Talk talk, long fromMs, long toMs) {
        for (int i = 0; i < size(); i++) {
            if (startMs(i) >= fromMs && startMs(i) < toMs) {
                talk.take(this, i, toMs);
            }
        }
    }
}
