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
                begin(life, Sign.SERVICE_USED, i, talk.startMs(i));
                way.send(talk.startMs(i), slip.topic(talk.topic(i).code()));
            } else if (talk.kind(i) == Kind.CALL && talk.heard(i) != Tone.NONE) {
                Sign sign = talk.heard(i) == Tone.PREMIUM ? Sign.PREMIUM_TONE_HEARD : Sign.STANDARD_TONE_HEARD;
                long at = talk.startMs(i) + FIRST_RING_MS;
                begin(life, sign, i, at);
                way.send(at, slip.value(talk.number(i)).saving(talk.saving(i)));
            }
        }
    }

    private void begin(Life life, Sign sign, int serial, long at) {
        slip.begin(sign, Feed.PLATFORM, Slip.OF_TALK, serial)
                .numbersBefore(life.phone().numbersBefore(at));
    }
}
