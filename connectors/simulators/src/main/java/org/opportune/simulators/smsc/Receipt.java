package org.opportune.simulators.smsc;

/**
 * How the final state of a message is reported (SMPP 3.4 Appendix B and section 5.3.2.35).
 *
 * @param sent false: no receipt although one was asked for
 * @param delayMs wall ms after the submit
 * @param beforeResponse true: the receipt is written before the submit_sm_resp
 * @param times how often it is sent, 1 or more
 */
record Receipt(boolean sent, State state, long delayMs, boolean beforeResponse, int times, Form form) {

    /** Final states: the name stands in the receipt's text, the number in the message_state parameter. */
    enum State {
        DELIVRD(2),
        EXPIRED(3),
        DELETED(4),
        UNDELIV(5),
        ACCEPTD(6),
        UNKNOWN(7),
        REJECTD(8);

        private final int code;

        State(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /** Where the facts of a receipt stand. */
    enum Form {
        TEXT,
        TLV,
        BOTH,
        /** Text whose {@code stat:} is no state and whose dates are none; no parameters but the id. */
        GARBLED
    }
}
