package org.opportune.signaling.event;

/** What became of a behaviour at the door. */
public enum Fate {
    /** At least one event. */
    EVENT,
    /** No kind of event stands for it: it did not succeed, or is a step of something else. */
    NO_EVENT,
    /** Neither IMSI nor a TMSI that anybody named. */
    UNRESOLVED_IMSI,
    /** In no extract: a visitor, or a number that the tables lack. */
    UNRESOLVED_MSISDN,
    /** An emergency call, and everything else of its connection. */
    EMERGENCY,
    /** To or from a number of the sensitive list. */
    SENSITIVE
}
