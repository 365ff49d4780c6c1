package org.opportune.simulators.country.observation;

import org.opportune.simulators.country.world.Days;
import org.opportune.simulators.country.world.Dice;
import org.opportune.simulators.country.world.Itinerary;
import org.opportune.simulators.country.world.Itinerary.Mode;
import org.opportune.simulators.country.world.Life;

/**
 * What is seen of somebody who stays. The new radio shows bouts of swapping between the serving cell and others, and
 * back; the old one shows a swap only if the other cell is of another area, and a sign of life every hour (T3212,
 * TS 24.008 4.4.2).
 */
final class AtRest {
    private static final double MOST_OTHERS = 2.5;
    private static final double HIGH_UP = 3;
    private static final double CROWDED = 6;
    private static final double AREA_SWAPS = 0.4;
    private static final int MOST_SWAPS = 6;

    private final Air air;
    private final Noise noise;
    private final Dice dice;
    private final Way way;
    private final Slip slip = new Slip();

    AtRest(Air air, Noise noise, long seed, Way way) {
        this.air = air;
        this.noise = noise;
        this.dice = new Dice(seed);
        this.way = way;
    }

    void show(Life life, int part, long fromMs, long toMs) {
        Itinerary plan = life.plan();
        if (plan.mode(part) != Mode.STAY) {
            return;
        }
        long last = Math.min(toMs, plan.toMs(part)) - 1;
        long first = Math.max(fromMs, plan.fromMs(part));
        for (long hour = first / Days.HOUR; hour <= last / Days.HOUR; hour++) {
            show(life, part, hour);
        }
    }

    private void show(Life life, int part, long hour) {
        Itinerary plan = life.plan();
        int spot = air.spot(plan.fromX(part), plan.fromY(part));
        int serving = air.best(plan.fromX(part), plan.fromY(part));
        long begins = Math.max(hour * Days.HOUR, plan.fromMs(part));
        long ends = Math.min((hour + 1) * Days.HOUR, plan.toMs(part));
        boolean lte = life.phone().handset(begins).lte();
        double others = Math.min(MOST_OTHERS, air.others(spot, !lte));
        double often = (lte ? 1 : AREA_SWAPS)
                * (air.crowded(spot) ? CROWDED : life.person().highUp() ? HIGH_UP : 1);
        if (serving == Coverage.NONE) {
            return;
        }
        dice.about(Dice.Use.REST, life.person().index(), hour << 8 | part);
        double share = (double) (ends - begins) / Days.HOUR;
        int bouts = dice.poisson(noise.swapsPerHour() * others * often * share);
        for (int bout = 0; bout < bouts; bout++) {
            // Each has a part of the hour to itself: a phone does one thing at a time.
            long room = (ends - begins) / bouts;
            long at = begins + bout * room + (long) (dice.fraction() * room);
            long until = begins + (bout + 1) * room;
            if (lte) {
                swaps(life, at, until, spot, serving, bout * 16);
            } else {
                areaSwap(life, at, until, spot, serving, bout * 16);
            }
        }
        if (!lte) {
            alive(life, part, hour, serving);
        }
    }

    /** To another cell and back, some times; now and then to a third on the way. */
    private void swaps(Life life, long fromMs, long untilMs, int spot, int serving, int serial) {
        long at = fromMs;
        int next = serial;
        int count = Math.min(MOST_SWAPS, 1 + dice.poisson(1.6));
        for (int i = 0; i < count; i++) {
            long third = dice.chance(0.12) ? at + dice.seconds(8, 40) : 0;
            long back = (third > 0 ? third : at) + dice.seconds(8, 50);
            if (back >= untilMs) {
                return;
            }
            change(life, at, air.other(spot, dice, false), next++);
            if (third > 0) {
                change(life, third, air.other(spot, dice, false), next++);
            }
            change(life, back, serving, next++);
            at = back + dice.seconds(6, 70);
        }
    }

    private void change(Life life, long at, int cell, int serial) {
        if (cell != Coverage.NONE && life.phone().isOn(at)) {
            send(life, Sign.CELL_CHANGE, Feed.XDR, at, cell, serial);
        }
    }

    private void areaSwap(Life life, long at, long untilMs, int spot, int serving, int serial) {
        long back = at + dice.seconds(15, 180);
        int other = air.other(spot, dice, true);
        if (other != Coverage.NONE && back < untilMs && life.phone().isOn(at, back + 1)) {
            send(life, Sign.LOCATION_UPDATE, Feed.A_INTERFACE, at, other, serial);
            send(life, Sign.LOCATION_UPDATE, Feed.A_INTERFACE, back, serving, serial + 1);
        }
    }

    private void alive(Life life, int part, long hour, int serving) {
        long phase = Dice.mix(life.person().index()) >>> 1;
        long at = hour * Days.HOUR + phase % Days.HOUR;
        if (at >= life.plan().fromMs(part)
                && at < life.plan().toMs(part)
                && life.phone().isOn(at)) {
            send(life, Sign.LOCATION_UPDATE, Feed.A_INTERFACE, at, serving, 1_000);
        }
    }

    private void send(Life life, Sign sign, Feed feed, long at, int cell, int serial) {
        way.send(
                at,
                slip.begin(sign, feed, Slip.OF_REST, serial)
                        .cell(cell, feed == Feed.XDR)
                        .numbersBefore(life.phone().numbersBefore(at)));
    }
}
