package org.opportune.model;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.Event;

/** What a condition can see while it is asked. One thread. */
public interface Scope {
    /** The event in hand; null when an audience is asked at a deadline. */
    @Nullable
    Event event();

    /** The profile's value, of the class that the field's type states; null = absent. */
    @Nullable
    Object profile(ProfileField field);

    /**
     * A value kept from the event that completed an earlier step.
     *
     * @param slot counts the steps of {@link Scenario#steps()} and, behind each ALL, its parts
     * @param field one that the step or part keeps: {@link Step#captures()}, {@link Hearing#captures()}
     * @return null = absent
     */
    @Nullable
    Object captured(int slot, EventField field);

    /**
     * When the event happened, as clocks show it where the subscriber is at home.
     *
     * @return null when there is no event
     */
    @Nullable
    Object local(LocalField field);

    /** True if the location {@code id} belongs to the place or place category {@code place}. */
    boolean inPlace(String id, String place);

    /** True if the number, as dialled, is of the class {@code numberClass}. */
    boolean inClass(String digits, String numberClass);

    /**
     * Of the handset that this event shows or, if it shows none, of the one last seen.
     *
     * @return null = absent
     */
    @Nullable
    Object handset(HandsetField field);

    /**
     * Of the handset before the change that a CHANGE step asks about.
     *
     * @return null = absent; in any other step always
     */
    @Nullable
    Object previousHandset(HandsetField field);
}
