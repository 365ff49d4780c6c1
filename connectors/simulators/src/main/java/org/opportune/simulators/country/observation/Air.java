package org.opportune.simulators.country.observation;

import java.util.BitSet;
import org.opportune.simulators.country.world.Dice;
import org.opportune.simulators.country.world.Geography;
import org.opportune.simulators.country.world.Itinerary;
import org.opportune.simulators.country.world.Itinerary.Mode;
import org.opportune.simulators.country.world.Landmark;

/** Which cell serves a phone. Not thread-safe. */
final class Air {
    private static final double OFFLOAD = 12;

    private final Coverage coverage;
    private final Noise noise;
    private final int[] areas;
    private final BitSet crowded = new BitSet();

    Air(Geography ground, Coverage coverage, Noise noise) {
        this.coverage = coverage;
        this.noise = noise;
        this.areas = ground.cells().stream().mapToInt(c -> c.area()).toArray();
        for (Landmark place : ground.landmarks()) {
            if (place.category().crowded()) {
                Coverage.spots(place, crowded);
            }
        }
    }

    /** True if the network moves phones about there. */
    boolean crowded(int spot) {
        return crowded.get(spot);
    }

    /** The spot of a position, for what asks for one. */
    int spot(double x, double y) {
        return coverage.spot(x, y);
    }

    /** The best cell at a position, or {@link Coverage#NONE}. */
    int best(double x, double y) {
        return coverage.best(coverage.spot(x, y));
    }

    /** Location area, or tracking area, of a cell. */
    int area(int cell) {
        return areas[cell];
    }

    /** The cell of one contact at some time of a part: mostly the best one. */
    int serving(Itinerary plan, int part, long timeMs, Dice dice) {
        int spot = coverage.spot(plan.xAt(part, timeMs), plan.yAt(part, timeMs));
        boolean strays = plan.mode(part) == Mode.STAY && dice.chance(noise.strayShare());
        int other = strays ? other(spot, dice, false) : Coverage.NONE;
        return other == Coverage.NONE ? coverage.best(spot) : other;
    }

    /** How strongly the others are heard, all together, against 1 for the best. */
    double others(int spot, boolean ofOtherAreas) {
        double sum = 0;
        for (int rank = 1; rank < Coverage.HEARD; rank++) {
            sum += weight(spot, rank, ofOtherAreas);
        }
        return sum;
    }

    /** A cell that is not the best, by how strongly it is heard; {@link Coverage#NONE} if there is none. */
    int other(int spot, Dice dice, boolean ofOtherArea) {
        double left = dice.fraction() * others(spot, ofOtherArea);
        int last = Coverage.NONE;
        for (int rank = 1; rank < Coverage.HEARD; rank++) {
            double weight = weight(spot, rank, ofOtherArea);
            if (weight > 0) {
                last = coverage.heard(spot, rank);
                left -= weight;
                if (left < 0) {
                    return last;
                }
            }
        }
        return last;
    }

    /** Out of a crowd the network moves phones to the cells around it, more often than they are heard best. */
    private double weight(int spot, int rank, boolean ofOtherArea) {
        double weight = coverage.weight(spot, rank);
        if (weight == 0 || !(ofOtherArea || crowded(spot))) {
            return weight;
        }
        boolean otherArea = area(coverage.heard(spot, rank)) != area(coverage.best(spot));
        if (otherArea && crowded(spot)) {
            return Math.min(1, weight * OFFLOAD);
        }
        return otherArea || !ofOtherArea ? weight : 0;
    }
}
