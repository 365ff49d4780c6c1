package org.opportune.simulators.smsc;

import org.jspecify.annotations.Nullable;

/**
 * What the SMSC does with one submit_sm.
 *
 * @param answer which answer, if any
 * @param status command_status of the answer; 0 exactly when accepted or not answered
 * @param taken true if the message is kept and goes on to the handset, answered or not
 * @param afterMs wall ms before the answer
 * @param times how often the answer is sent, 1 or more
 * @param outOfOrder true: the answer waits for the link's next answer (at most a second) and follows it
 * @param noise what is sent before the answer although nobody asked
 * @param receipt the receipt, sent only if the submit asks for one and the message was taken
 * @param reply what the handset answers once it has the whole message; null = nothing
 */
record Behaviour(
        Answer answer,
        int status,
        boolean taken,
        long afterMs,
        int times,
        boolean outOfOrder,
        Noise noise,
        Receipt receipt,
        @Nullable Reply reply) {

    /** Accept and report DELIVRD after 200 ms. */
    static final Behaviour ACCEPT = new Behaviour(
            Answer.ACCEPT,
            Status.OK,
            true,
            0,
            1,
            false,
            Noise.NONE,
            new Receipt(true, Receipt.State.DELIVRD, 200, false, 1, Receipt.Form.BOTH),
            null);

    /** How a submit_sm is answered. */
    enum Answer {
        ACCEPT,
        REJECT,
        THROTTLE,
        QUEUE_FULL,
        /** No answer, and the link stays. */
        NEVER,
        /** The link is cut instead of an answer. */
        DROP_LINK,
        /** generic_nack with the submit's sequence number. */
        NACK,
        /** generic_nack with sequence number 0. */
        NACK_ZERO;

        /** The status that goes with it; {@code asked} counts for REJECT and the nacks only. */
        int status(int asked) {
            return switch (this) {
                case ACCEPT, NEVER, DROP_LINK -> Status.OK;
                case REJECT, NACK, NACK_ZERO -> asked;
                case THROTTLE -> Status.THROTTLED;
                case QUEUE_FULL -> Status.QUEUE_FULL;
            };
        }

        /** True if the sender cannot know the result, and so the message may have been taken. */
        boolean unknowable() {
            return switch (this) {
                case NEVER, DROP_LINK, NACK_ZERO -> true;
                case ACCEPT, REJECT, THROTTLE, QUEUE_FULL, NACK -> false;
            };
        }
    }

    /** What an SMSC should not send. */
    enum Noise {
        NONE,
        /** A deliver_sm whose body ends in the middle of an address. */
        MALFORMED_DELIVER,
        /** A header whose command_length is 2,147,483,647. */
        OVERSIZED,
        /** A command_id that does not exist. */
        UNKNOWN_COMMAND,
        /** A submit_sm_resp to a sequence number nobody used. */
        STRAY_ANSWER,
        UNBIND
    }

    /** What the handset's user sends back, and how many wall ms after the delivery. */
    record Reply(String text, long delayMs) {}
}
