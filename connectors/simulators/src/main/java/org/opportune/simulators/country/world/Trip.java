package org.opportune.simulators.country.world;

/** A journey to another city, or abroad, and back. */
final class Trip {
    static final int ABROAD = -1;

    /** How somebody travels. */
    enum Travel {
        NONE,
        AIR,
        RAIL,
        COACH,
        ROAD
    }

    Travel travel = Travel.NONE;
    long leavesOn;
    long returnsOn;
    /** City, or {@link #ABROAD}. */
    int destination;
    /** Draws the hotel of the destination, or the house of the family. */
    int lodging;

    boolean toFamily;

    /** True if on a journey on that day, the days of leaving and returning included. */
    boolean away(long day) {
        return travel != Travel.NONE && day >= leavesOn && day <= returnsOn;
    }
}
