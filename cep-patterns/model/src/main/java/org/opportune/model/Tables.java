package org.opportune.model;

/** The tables in force that conditions and steps look things up in. Immutable, thread-safe. */
public record Tables(Places places, Handsets handsets) {
    /** Nothing in any of them. */
    public static final Tables NONE = new Tables(Places.NONE, Handsets.NONE);
}
