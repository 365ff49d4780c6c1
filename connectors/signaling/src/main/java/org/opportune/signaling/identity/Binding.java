package org.opportune.signaling.identity;

/**
 * What a message says of a TMSI.
 *
 * @param scope see {@link org.opportune.signaling.behaviour.Subject}
 * @param imsi digits behind a leading 1
 * @param timeNs UTC ns
 */
public record Binding(long scope, int tmsi, long imsi, Way way, long timeNs) {
    /** How it is known. */
    public enum Way {
        /** Both of one subscriber, now and before: COMMON ID, IDENTITY RESPONSE, PAGING with both. */
        SHOWN,
        /**
         * From now on: LOCATION UPDATING ACCEPT, TMSI REALLOCATION COMMAND. Until it is confirmed the old one stays in
         * force beside it (TS 24.008 4.3.1).
         */
        ASSIGNED,
        /** No longer: the handset confirmed another one. */
        FREED
    }

    /** Keeps identities out of logs. */
    @Override
    public String toString() {
        return "Binding[" + way + "]";
    }
}
