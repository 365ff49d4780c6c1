package org.opportune.simulators.frames;

import java.util.HashMap;
import java.util.Map;

/** Point codes of a network with one switch, and the references that each node gives away, one after the other. */
final class Nodes {
    /** The switch. */
    static final int SWITCH = 1;

    private static final int FIRST_CONTROLLER = 100;
    private static final int AREAS = 4;
    private static final int REFERENCES = 1 << 24;

    private final Map<Integer, Integer> last = new HashMap<>();

    /** The controller of a location area: one has four areas. */
    static int controller(Cell cell) {
        return FIRST_CONTROLLER + cell.lac() / AREAS % 0x2000;
    }

    /** A local reference of 24 bits, never 0. */
    int reference(int node) {
        return last.merge(node, 1, (before, one) -> (before + one) % REFERENCES == 0 ? 1 : (before + one) % REFERENCES);
    }
}
