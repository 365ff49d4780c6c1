package org.opportune.simulators.country.world;

import org.opportune.simulators.country.world.Contacts.Ending;

/** The calls of one day to services, and of services to customers. Filled anew for each person and day. */
final class Errands {
    private static final long[] ASKED = {
        10086, 10086, 10086, 10086, 12580, 12580, 12580, 12581, 10087, 1860, 95588, 12117, 96121, 121
    };
    private static final int MOST = 8;

    private final Dice dice;
    private int size;
    private final long[] atMs = new long[MOST];
    private final long[] number = new long[MOST];
    private final boolean[] outgoing = new boolean[MOST];
    private final Ending[] ending = new Ending[MOST];
    private final long[] talkMs = new long[MOST];

    Errands(long seed) {
        this.dice = new Dice(seed);
    }

    void live(Person person, long day) {
        size = 0;
        dice.about(Dice.Use.ERRAND, person.index, day);
        if (dice.chance(0.035)) {
            long service = ASKED[dice.below(ASKED.length)];
            long at = Days.at(day, 8 * 60 + dice.below(12 * 60)) + dice.seconds(0, 59);
            boolean wrong = Numbers.WRONG.contains(service);
            boolean machine = Numbers.RETIRED.contains(service);
            Ending how = wrong ? Ending.VACANT : dice.chance(0.9) || machine ? Ending.ANSWERED : Ending.NO_ANSWER;
            add(at, service, true, how);
            int again = dice.chance(0.4) ? dice.between(1, 3) : 0;
            for (int i = 0; i < again; i++) {
                // Cut off, or one more question.
                at += dice.minutes(12, 150);
                add(at, service, true, wrong ? Ending.VACANT : Ending.ANSWERED);
            }
        }
        if (dice.chance(0.008)) {
            long at = Days.at(day, 9 * 60 + dice.below(10 * 60)) + dice.seconds(0, 59);
            add(at, 10086, false, dice.chance(0.7) ? Ending.ANSWERED : Ending.NO_ANSWER);
        }
    }

    private void add(long at, long service, boolean out, Ending how) {
        atMs[size] = Math.floorMod(at, Days.HOUR) > 50 * Days.MINUTE ? at - 10 * Days.MINUTE : at;
        number[size] = service;
        outgoing[size] = out;
        ending[size] = how;
        // A machine that says which number it is now is soon heard out.
        talkMs[size] = Numbers.RETIRED.contains(service) ? dice.seconds(4, 18) : dice.seconds(20, 420);
        size++;
    }

    /** Adds those that begin in an hour. */
    void into(Talk talk, long fromMs, long toMs) {
        for (int i = 0; i < size; i++) {
            if (atMs[i] >= fromMs && atMs[i] < toMs) {
                talk.call(atMs[i], outgoing[i], number[i], ending[i], talkMs[i], toMs);
            }
        }
    }
}
