package org.opportune.simulators.country.observation;

import org.opportune.simulators.country.world.Contacts.Ending;
import org.opportune.simulators.country.world.Contacts.Kind;
import org.opportune.simulators.country.world.Dice;
import org.opportune.simulators.country.world.Life;
import org.opportune.simulators.country.world.Numbers;
import org.opportune.simulators.country.world.Talk;

/**
 * What is charged (TS 32.250, TS 32.251): answered calls either way with the cell in which they began, messages and
 * pictures sent, data. Nothing of who rests, moves, is switched on, or is not answered, and nothing of what data is about.
 */
final class Records {
    private static final int NORMAL = 16;

    private final Air air;
    private final Dice dice;
    private final Way way;
    private final Slip slip = new Slip();

    Records(Air air, long seed, Way way) {
        this.air = air;
        this.dice = new Dice(seed);
        this.way = way;
    }

    void show(Life life, Talk talk) {
        for (int i = 0; i < talk.size(); i++) {
            if (talk.number(i) != Numbers.EMERGENCY) {
                dice.about(Dice.Use.RECORD, life.person().index(), talk.startMs(i));
                switch (talk.kind(i)) {
                    case CALL -> call(life, talk, i);
                    case SMS, MMS -> message(life, talk, i);
                    case DATA, DOWNLOAD, WEB -> data(life, talk, i);
                    case SERVICE -> {}
                }
            }
        }
    }

    private void call(Life life, Talk talk, int i) {
        if (talk.ending(i) == Ending.ANSWERED) {
            begin(life, talk, i, Sign.CALL_ENDED, talk.endMs(i));
            slip.value(talk.number(i)).saving(talk.saving(i)).cause(NORMAL).seconds(talk.lengthMs(i) / 1_000);
            cell(life, talk.startMs(i), false);
            way.send(talk.endMs(i), slip);
        }
    }

    private void message(Life life, Talk talk, int i) {
        if (talk.outgoing(i)) {
            boolean sms = talk.kind(i) == Kind.SMS;
            begin(life, talk, i, sms ? Sign.SMS_SENT : Sign.MMS_SENT, talk.startMs(i));
            slip.value(talk.number(i));
            if (sms) {
                cell(life, talk.startMs(i), false);
            }
            way.send(talk.startMs(i), slip);
        }
    }

    private void data(Life life, Talk talk, int i) {
        begin(life, talk, i, Sign.DATA_SESSION, talk.endMs(i));
        slip.value(talk.octets(i)).seconds(talk.lengthMs(i) / 1_000);
        cell(life, talk.startMs(i), life.phone().handset(talk.startMs(i)).lte());
        way.send(talk.endMs(i), slip);
    }

    private void begin(Life life, Talk talk, int i, Sign sign, long at) {
        slip.begin(sign, Feed.BILLING, Slip.OF_TALK, i)
                .outgoing(talk.outgoing(i))
                .handset(life.phone().handset(at).index())
                .numbersBefore(life.phone().numbersBefore(at));
    }

    private void cell(Life life, long at, boolean newRadio) {
        int cell = air.serving(life.plan(), life.plan().at(at), at, dice);
        if (cell != Coverage.NONE) {
            slip.cell(cell, newRadio);
        }
    }
}
