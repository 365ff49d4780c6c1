package org.opportune.engine;

import org.opportune.schemas.event.EventKind;

/** One event of a random history. word = null: it carries none. */
record Happening(long at, EventKind kind, String word, Where where) {
    /** Where the subscriber was seen. */
    enum Where {
        IN,
        OUT,
        NOWHERE
    }

    boolean off() {
        return kind == EventKind.POWER_OFF;
    }
}
