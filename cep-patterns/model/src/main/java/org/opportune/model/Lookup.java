package org.opportune.model;

/** What a condition may read beside the event in hand and those of earlier steps. */
public enum Lookup {
    PROFILE,
    /** The time where the subscriber is at home. */
    LOCAL,
    HANDSET,
    PLACES,
    /** Classes of dialled numbers. */
    NUMBERS
}
