package org.opportune.simulators.country.world;

import org.opportune.simulators.country.world.Contacts.Ending;
import org.opportune.simulators.country.world.Contacts.Kind;

/** Calls that are more than a word with somebody around the corner: to other regions and from there, at night, to menus. */
final class FarTalk {
    private static final int RELATIVES = 4;

    private final Dice dice;

    FarTalk(long seed) {
        this.dice = new Dice(seed);
    }

    void plan(Person person, long day, Agenda agenda) {
        Habits habits = person.habits;
        dice.about(Dice.Use.FAR, person.index, day);
        for (int left = dice.poisson(habits.callsFar); left > 0; left--) {
            call(agenda, Rhythm.any(day, dice), true, far(person), 150);
            if (dice.chance(habits.saves)) {
                agenda.saves();
            }
        }
        for (int left = dice.poisson(habits.calledFromFar); left > 0; left--) {
            call(agenda, Rhythm.any(day, dice), false, far(person), 150);
        }
        for (int left = dice.poisson(habits.nightCalls); left > 0; left--) {
            call(agenda, Rhythm.between(day, 21 * 60, 25 * 60, dice), dice.chance(0.6), person.friend(dice), 500);
        }
        for (int left = dice.poisson(Math.max(habits.ivrCalls, 0.002)); left > 0; left--) {
            long menu = Numbers.IVR.get(dice.below(Numbers.IVR.size()));
            call(agenda, Rhythm.any(day, dice), true, menu, 260);
        }
    }

    private void call(Agenda agenda, long at, boolean out, long other, int meanSeconds) {
        agenda.add(Kind.CALL, at, out, other);
        int draw = dice.below(100);
        Ending how = Numbers.service(other) || draw < 80
                ? Ending.ANSWERED
                : draw < 92 ? Ending.NO_ANSWER : draw < 96 ? Ending.REJECTED : Ending.BUSY;
        long rings = dice.seconds(2, how == Ending.NO_ANSWER ? 30 : 14);
        agenda.ends(how, rings, (long) (1_000 * (8 + dice.exponential(meanSeconds))));
    }

    /** Mostly one of the family, now and then somebody anywhere. */
    private long far(Person person) {
        if (dice.chance(0.75)) {
            long relative = person.index * 8L + dice.below(RELATIVES);
            return Numbers.inRegion(person.habits.region, Dice.mix(relative));
        }
        int region = Numbers.FIRST_REGION + dice.below(Numbers.REGIONS);
        return Numbers.inRegion(region, Dice.mix(dice.below(Integer.MAX_VALUE)));
    }
}
