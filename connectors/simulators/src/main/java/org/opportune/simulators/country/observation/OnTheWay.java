package org.opportune.simulators.country.observation;

import org.opportune.simulators.country.world.Dice;
import org.opportune.simulators.country.world.Geography;
import org.opportune.simulators.country.world.Itinerary;
import org.opportune.simulators.country.world.Itinerary.Mode;
import org.opportune.simulators.country.world.Life;

/**
 * What is seen of somebody who moves. Both radios show a new area at once (TS 24.008 4.4.1, TS 24.301 5.5.3); inside an
 * area the new radio shows a new cell when the phone next talks to the network, the old one does not.
 */
final class OnTheWay {
    /** No arrival is seen later than this after the end of a way. */
    static final long ARRIVAL_MS = 60_000;

    private static final double STEP = 120;
    private static final long AREA_AGAIN_MS = 20_000;

    private final Air air;
    private final Noise noise;
    private final Dice dice;
    private final Way way;
    private final Slip slip = new Slip();

    OnTheWay(Air air, Noise noise, long seed, Way way) {
        this.air = air;
        this.noise = noise;
        this.dice = new Dice(seed);
        this.way = way;
    }

    static boolean moves(Mode mode) {
        return mode == Mode.WALK || mode.rides();
    }

    /** Shows the whole part; only what is in the slice goes on. */
    void show(Life life, int part) {
        Itinerary plan = life.plan();
        long from = plan.fromMs(part);
        long to = plan.toMs(part);
        boolean lte = life.phone().handset(from).lte();
        dice.about(Dice.Use.LEG, life.person().index(), from);
        double metres = Geography.metres(plan.toX(part) - plan.fromX(part), plan.toY(part) - plan.fromY(part));
        long step = Math.max(1_000, (long) ((to - from) * STEP / Math.max(STEP, metres)));
        int last = air.best(plan.fromX(part), plan.fromY(part));
        long areaSeen = from - AREA_AGAIN_MS;
        long contact = from + gap();
        int serial = 0;
        for (long at = from + step; at < to; at += step) {
            int cell = air.best(plan.xAt(part, at), plan.yAt(part, at));
            if (cell == Coverage.NONE || cell == last) {
                continue;
            }
            if (last == Coverage.NONE || air.area(cell) != air.area(last)) {
                if (at - areaSeen >= AREA_AGAIN_MS) {
                    send(life, Sign.LOCATION_UPDATE, lte, at, cell, serial++, Slip.OF_LEG);
                    last = cell;
                    areaSeen = at;
                }
            } else if (lte && at >= contact) {
                send(life, Sign.CELL_CHANGE, true, at, cell, serial++, Slip.OF_LEG);
                last = cell;
            }
            while (contact <= at) {
                contact += gap();
            }
        }
        arrive(life, part, lte, last);
    }

    /** Only if the phone stays there: who goes on is seen on the next part. */
    private void arrive(Life life, int part, boolean lte, int last) {
        Itinerary plan = life.plan();
        int cell = air.best(plan.toX(part), plan.toY(part));
        long at = plan.toMs(part) + dice.seconds(2, 50);
        boolean stays = part + 1 < plan.size() && plan.mode(part + 1) == Mode.STAY && at < plan.toMs(part + 1);
        if (!stays || cell == last || cell == Coverage.NONE) {
            return;
        }
        if (last == Coverage.NONE || air.area(cell) != air.area(last)) {
            send(life, Sign.LOCATION_UPDATE, lte, at, cell, 0, Slip.OF_ARRIVAL);
        } else if (lte) {
            send(life, Sign.CELL_CHANGE, true, at, cell, 0, Slip.OF_ARRIVAL);
        }
    }

    private long gap() {
        return noise.sightingMs() / 3 + dice.below((int) (noise.sightingMs() * 4 / 3));
    }

    private void send(Life life, Sign sign, boolean lte, long at, int cell, int serial, int origin) {
        if (life.phone().isOn(at)) {
            way.send(
                    at,
                    slip.begin(sign, lte ? Feed.XDR : Feed.A_INTERFACE, origin, serial)
                            .cell(cell, lte)
                            .numbersBefore(life.phone().numbersBefore(at)));
        }
    }
}
