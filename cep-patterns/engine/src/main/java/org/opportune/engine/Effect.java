package org.opportune.engine;

/** What an event does to a run. */
enum Effect {
    NONE,
    CHANGED,
    /** The step it waits for is complete. */
    COMPLETED,
    ENDED
}
