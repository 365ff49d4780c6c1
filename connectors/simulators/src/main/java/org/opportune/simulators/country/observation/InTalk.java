package org.opportune.simulators.country.observation;

import org.opportune.simulators.country.world.Contacts.Kind;
import org.opportune.simulators.country.world.Dice;
import org.opportune.simulators.country.world.HandsetModel;
import org.opportune.simulators.country.world.Itinerary;
import org.opportune.simulators.country.world.Life;
import org.opportune.simulators.country.world.Numbers;
import org.opportune.simulators.country.world.Talk;

/**
 * What is seen of calls, messages and data. Calls are on the A interface, on the old radio, whatever the handset; so are
 * messages of the old radio, while those of the new come over SGs and without a cell. Data is in the feed of sessions,
 * written when they end. Multimedia messages are in the MMSC, without any place. Emergency calls are dropped at the door.
 */
final class InTalk {
    private static final long HANDOVER_STEP_MS = 15_000;
    private static final int NORMAL = 16;

    private final Air air;
    private final Noise noise;
    private final Dice dice;
    private final Way way;
    private final Slip slip = new Slip();

    InTalk(Air air, Noise noise, long seed, Way way) {
        this.air = air;
        this.noise = noise;
        this.dice = new Dice(seed);
        this.way = way;
    }

    void show(Life life, Talk talk) {
        for (int i = 0; i < talk.size(); i++) {
            if (talk.number(i) != Numbers.EMERGENCY) {
                dice.about(Dice.Use.SERVING, life.person().index(), talk.startMs(i));
                switch (talk.kind(i)) {
                    case CALL -> call(life, talk, i);
                    case SMS -> message(life, talk, i);
                    case MMS -> multimedia(life, talk, i);
                    case DATA, DOWNLOAD, WEB -> data(life, talk, i);
                    case SERVICE -> {}
                }
            }
        }
    }

    private void call(Life life, Talk talk, int i) {
        int cell = cell(life, talk.startMs(i));
        HandsetModel handset = life.phone().handset(talk.startMs(i));
        start(life, talk, i, Sign.CALL_STARTED, talk.startMs(i), cell);
        if (dice.chance(noise.handsetShownShare())) {
            slip.handset(handset.index());
        }
        boolean wrong = dice.chance(noise.handsetWrongShare());
        way.send(talk.startMs(i), slip);
        if (wrong) {
            wrongHandset(life, talk, i, cell, handset);
        }
        switch (talk.ending(i)) {
            case ANSWERED -> answered(life, talk, i, cell);
            case NO_ANSWER -> ended(life, talk, i, Sign.CALL_NO_ANSWER, cell, 19);
            case REJECTED -> ended(life, talk, i, Sign.CALL_REJECTED, cell, 21);
            case BUSY -> ended(life, talk, i, Sign.CALL_NO_ANSWER, cell, 17);
            case VACANT -> ended(life, talk, i, Sign.CALL_VACANT_NUMBER, cell, 1);
        }
    }

    private void answered(Life life, Talk talk, int i, int cell) {
        start(life, talk, i, Sign.CALL_ANSWERED, talk.answeredMs(i), cell);
        way.send(talk.answeredMs(i), slip);
        ended(life, talk, i, Sign.CALL_ENDED, handovers(life, talk, i, cell), NORMAL);
    }

    private void ended(Life life, Talk talk, int i, Sign sign, int cell, int cause) {
        start(life, talk, i, sign, talk.endMs(i), cell);
        slip.cause(cause);
        if (sign == Sign.CALL_ENDED) {
            slip.seconds(talk.lengthMs(i) / 1_000);
        }
        way.send(talk.endMs(i), slip);
    }

    private void start(Life life, Talk talk, int i, Sign sign, long at, int cell) {
        begin(life, talk, i, sign, Feed.A_INTERFACE, at);
        if (cell != Coverage.NONE) {
            slip.cell(cell, false);
        }
    }

    private void begin(Life life, Talk talk, int i, Sign sign, Feed feed, long at) {
        slip.begin(sign, feed, Slip.OF_TALK, i)
                .outgoing(talk.outgoing(i))
                .value(talk.number(i))
                .saving(talk.saving(i))
                .numbersBefore(life.phone().numbersBefore(at));
    }

    /** The cell in which the call ends: during a call the old radio shows every cell. */
    private int handovers(Life life, Talk talk, int i, int first) {
        Itinerary plan = life.plan();
        int cell = first;
        int serial = i * 8;
        long at = talk.answeredMs(i) + HANDOVER_STEP_MS;
        while (at < talk.endMs(i)) {
            int part = plan.at(at);
            int now = OnTheWay.moves(plan.mode(part)) ? air.best(plan.xAt(part, at), plan.yAt(part, at)) : cell;
            if (now != cell && now != Coverage.NONE) {
                cell = now;
                way.send(
                        at,
                        slip.begin(Sign.CELL_CHANGE, Feed.A_INTERFACE, Slip.OF_HANDOVER, serial++)
                                .cell(cell, false)
                                .numbersBefore(life.phone().numbersBefore(at)));
            }
            at += HANDOVER_STEP_MS;
        }
        return cell;
    }

    /** Another phone answers in this one's place; at some later contact the right one is back. */
    private void wrongHandset(Life life, Talk talk, int i, int cell, HandsetModel own) {
        int other = (own.index() + 1 + dice.below(HandsetModel.CATALOGUE.size() - 1)) % HandsetModel.CATALOGUE.size();
        long at = talk.startMs(i) + 300;
        long back = at + dice.minutes(5, 60);
        handset(life, at, cell, own.index(), other, 2 * i);
        if (life.phone().isOn(at, back + 1) && life.phone().handset(back).equals(own)) {
            handset(life, back, Coverage.NONE, other, own.index(), 2 * i + 1);
        }
    }

    private void handset(Life life, long at, int cell, int before, int now, int serial) {
        slip.begin(Sign.HANDSET_CHANGED, Feed.A_INTERFACE, Slip.OF_TALK, serial)
                .handset(now)
                .handsetBefore(before)
                .numbersBefore(life.phone().numbersBefore(at));
        if (cell != Coverage.NONE) {
            slip.cell(cell, false);
        }
        way.send(at, slip);
    }

    private void message(Life life, Talk talk, int i) {
        long at = talk.startMs(i);
        Sign sign = talk.outgoing(i) ? Sign.SMS_SENT : Sign.SMS_RECEIVED;
        if (life.phone().handset(at).lte()) {
            begin(life, talk, i, sign, Feed.SGS, at);
            way.send(at, slip.newRadio(true));
        } else {
            start(life, talk, i, sign, at, cell(life, at));
            way.send(at, slip);
        }
    }

    private void multimedia(Life life, Talk talk, int i) {
        long at = talk.startMs(i);
        Sign sign = talk.outgoing(i) ? Sign.MMS_SENT : Sign.MMS_RECEIVED;
        begin(life, talk, i, sign, Feed.MMSC, at);
        way.send(at, slip.newRadio(life.phone().handset(at).lte()));
    }

    private void data(Life life, Talk talk, int i) {
        long at = talk.endMs(i);
        HandsetModel handset = life.phone().handset(at);
        slip.begin(talk.kind(i) == Kind.WEB ? Sign.WEB_SESSION : Sign.DATA_SESSION, Feed.XDR, Slip.OF_TALK, i)
                .topic(talk.topic(i).code())
                .handset(handset.index())
                .value(talk.octets(i))
                .seconds(talk.lengthMs(i) / 1_000)
                .numbersBefore(life.phone().numbersBefore(at));
        int cell = cell(life, at);
        if (cell != Coverage.NONE) {
            slip.cell(cell, handset.lte());
        }
        way.send(at, slip);
    }

    private int cell(Life life, long at) {
        return air.serving(life.plan(), life.plan().at(at), at, dice);
    }
}
