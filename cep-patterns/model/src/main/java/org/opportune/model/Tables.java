package org.opportune.model;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The tables in force that conditions and steps look things up in. Immutable, thread-safe.
 *
 * @param zone of subscribers whose own is not known
 */
public record Tables(Places places, Handsets handsets, Calendar calendar, NumberPlan numbers, ZoneId zone) {
    /** Nothing in any of them. */
    public static final Tables NONE = new Tables(Places.NONE, Handsets.NONE, Calendar.NONE, ZoneOffset.UTC);

    /** Without classes of numbers. */
    public Tables(Places places, Handsets handsets, Calendar calendar, ZoneId zone) {
        this(places, handsets, calendar, NumberPlan.NONE, zone);
    }
}
