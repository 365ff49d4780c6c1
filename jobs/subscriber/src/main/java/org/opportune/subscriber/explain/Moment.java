package org.opportune.subscriber.explain;

import java.util.List;

/**
 * Something of a journey: an event, or a time at which silence did something.
 *
 * @param atMs order time
 * @param what of an event its kind and fields, counterparts masked; else what silence brought
 * @param notes what it did, empty if nothing
 */
public record Moment(long atMs, Occasion occasion, String what, List<Note> notes) {
    /** What made it one. */
    public enum Occasion {
        EVENT,
        /** A step completed by itself, or failed to. */
        DEADLINE,
        /** A run's time was over. */
        GIVEN_UP,
        /** A decision that was held over the night was due. */
        MORNING
    }

    /** What happened to a run, a match or a decision. */
    public enum Change {
        /** A run begins. */
        BEGINS,
        /** A run reaches the next step. */
        ADVANCES,
        /** The step it waits for has more, or less, of what it needs. */
        CHANGES,
        /** The event is none that the step takes. */
        WAITS,
        /** A run gives way to one that begins with this event. */
        RESETS,
        /** The event ends a run. */
        ENDS,
        /** A run's time is over. */
        GIVES_UP,
        /** No run begins. */
        IGNORED,
        MATCHES,
        /** The campaign speaks. */
        PUSH,
        HELD,
        REFUSED
    }

    /** One sentence of it. */
    public record Note(Change change, String text) {}

    public Moment {
        notes = List.copyOf(notes);
    }
}
