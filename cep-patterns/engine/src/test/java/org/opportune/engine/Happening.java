package org.opportune.engine;

import org.opportune.schemas.event.EventKind;

/** One event of a random history. word, cell, tac = null: it carries none. */
record Happening(long at, EventKind kind, String word, String cell, String tac) {
    boolean inside() {
        return !off() && isInside(cell);
    }

    static boolean isInside(String cell) {
        return Journey.INSIDE.equals(cell) || Journey.INSIDE_TOO.equals(cell);
    }

    boolean outside() {
        return off() || (cell != null && !inside());
    }

    boolean off() {
        return kind == EventKind.POWER_OFF;
    }
}
