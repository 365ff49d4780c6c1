package org.opportune.engine;

import org.opportune.schemas.event.EventKind;

/** One event of a random history. word, cell, tac, amount, tariff = null: it carries none. */
record Happening(long at, EventKind kind, String word, String cell, String tac, Long amount, String tariff) {
    /** The same at another time. */
    Happening at(long other) {
        return new Happening(other, kind, word, cell, tac, amount, tariff);
    }

    /** The same with another word. */
    Happening saying(String other) {
        return new Happening(at, kind, other, cell, tac, amount, tariff);
    }

    /** The same with another amount. */
    Happening worth(long other) {
        return new Happening(at, kind, word, cell, tac, other, tariff);
    }

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
