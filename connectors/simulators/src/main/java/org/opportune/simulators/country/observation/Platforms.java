package org.opportune.simulators.country.observation;

import org.opportune.simulators.country.world.Contacts.Kind;
import org.opportune.simulators.country.world.Life;
import org.opportune.simulators.country.world.Numbers.Tone;
import org.opportune.simulators.country.world.Talk;

/** What service platforms report: which service is used, and which ring-back tone a caller is played. */
final class Platforms {
    private static final long FIRST_RING_MS = 900;

    private final Way way;
    private final Slip slip = new Slip();

    Platforms(Way way) {
        this.way = way;
    }

    void show(Life life, Talk talk) {
        for (int i = 0; i < talk.size(); i++) {
            if (talk.kind(i) == Kind.SERVICE) {
                send(life, Sign.SERVICE_USED, i, talk.startMs(i), talk.topic(i).ordinal());
            } else if (talk.kind(i) == Kind.CALL && talk.heard(i) != Tone.NONE) {
                Sign sign = talk.heard(i) == Tone.PREMIUM ? Sign.PREMIUM_TONE_HEARD : Sign.STANDARD_TONE_HEARD;
                send(life, sign, i, talk.startMs(i) + FIRST_RING_MS, 0);
            }
        }
    }

    private void send(Life life, Sign sign, int serial, long at, int topic) {
        way.send(
                at,
                slip.begin(sign, Feed.PLATFORM, Slip.OF_TALK, serial)
                        .topic(topic)
                        .numbersBefore(life.phone().numbersBefore(at)));
    }
}
