package org.opportune.smpp.session;

/**
 * How one submit_sm ended (delivery.md, section 1).
 *
 * @param end the class of the outcome
 * @param commandStatus of the answer; 0 if accepted or if there was none
 * @param messageId the message centre's id if accepted, else empty; may be empty even then
 */
public record SubmitResult(End end, int commandStatus, String messageId) {
    /** The outcome classes. */
    public enum End {
        /** The message centre took it. */
        ACCEPTED,
        /** Refused for now: may be submitted again. */
        TRY_AGAIN,
        /** Refused for good. */
        REJECTED,
        /** Written, and nobody can know. */
        UNKNOWN,
        /** Not one octet was written. */
        NOT_SENT
    }

    static final SubmitResult UNKNOWN = new SubmitResult(End.UNKNOWN, 0, "");
    static final SubmitResult NOT_SENT = new SubmitResult(End.NOT_SENT, 0, "");
}
