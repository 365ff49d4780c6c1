package org.opportune.signaling.behaviour;

/** What happened. Observed kinds are proven by messages of one connection; derived ones follow from several. */
public enum Kind {
    /** An accepted location update of type IMSI attach (TS 24.008 4.4.3). */
    POWER_ON,
    /** An accepted location update that says no more than that the handset is there (TS 24.008 4.4.2). */
    PERIODIC_UPDATE,
    /** An accepted normal location update. */
    LOCATION_UPDATE,
    UPDATE_REJECTED,
    /** IMSI DETACH INDICATION, complete when it is sent: nobody answers (TS 24.008 4.3.4). */
    POWER_OFF,
    /** Another cell than at the last contact, seen without a location update. */
    CELL_CHANGE,
    /** Done, inside a base station system or between two. */
    HANDOVER,
    HANDOVER_FAILED,
    CALL_STARTED,
    CALL_ANSWERED,
    /** Answered or not. */
    CALL_ENDED,
    IMEI_SEEN,
    /** From the handset, with what the centre said of it. */
    SMS_SENT,
    /** To the handset, with what the handset said of it. */
    SMS_RECEIVED,
    /** Supplementary service or USSD, with the answer. */
    SERVICE,
    SERVICE_REJECTED,
    /** The base station system lost the handset (CLEAR REQUEST, TS 48.008 3.1.9.2). */
    CLEAR_REQUESTED,
    /** No sign of life for T3212 and a margin. */
    IMPLICIT_POWER_OFF(true),
    /** Another model for the SIM, seen on two connections, or for a day and no other. */
    HANDSET_CHANGED(true),
    /** Another serial number of the same model: the second slot of a handset, or a replacement. */
    SLOT_SWAP(true),
    /** The SIM has settled in a handset in which another SIM was before. */
    SIM_IN_OTHER_HANDSET(true),
    /** A SIM of another network. */
    ROAM_IN(true),
    /** Back in the cell before the last within a short time. */
    PING_PONG(true);

    private final boolean derived;

    Kind() {
        this(false);
    }

    Kind(boolean derived) {
        this.derived = derived;
    }

    public boolean derived() {
        return derived;
    }
}
