package org.opportune.pipeline.measure;

/** The classes of {@link Measure#DEAD_LETTERS}; the dead letter itself says more. */
public enum DeadLetterReason {
    /** Its bytes are no record that the topic may hold. */
    UNREADABLE,
    /** A control record whose definition does not check. */
    DEFINITION,
    /** A deliver_sm that is none. */
    MALFORMED,
    /** A message that means nothing here. */
    UNUSABLE
}
