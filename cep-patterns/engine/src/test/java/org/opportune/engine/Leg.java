package org.opportune.engine;

import java.util.List;
import org.opportune.engine.Past.When;

/**
 * How a run gets on from one line.
 *
 * @param when null = it waits for ever
 * @param next the line it goes on with, or ENDS
 * @param from the first event that the next line sees
 * @param since when the line before the next one was complete
 * @param proof events of the line, if it was completed
 */
record Leg(When when, int next, int from, long since, List<Integer> proof) {
    static final int ENDS = -1;
    /** Goes on with the line behind. */
    static final int ON = -2;

    static final Leg WAITS = new Leg(null, ENDS, 0, 0, List.of());

    static Leg ends(When when) {
        return when == null ? WAITS : new Leg(when, ENDS, 0, 0, List.of());
    }

    static Leg done(When when, List<Integer> proof) {
        return new Leg(when, ON, when.with() ? when.index() + 1 : when.index(), when.at(), proof);
    }

    boolean goesOn() {
        return next != ENDS;
    }
}
