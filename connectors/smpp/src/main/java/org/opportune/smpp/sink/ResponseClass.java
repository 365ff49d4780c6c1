package org.opportune.smpp.sink;

import org.opportune.smpp.session.SubmitResult;

/** How submits end, as {@link SmppMeasure#SMPP_RESPONSES} tells them apart. */
enum ResponseClass {
    OK,
    /** ESME_RTHROTTLED (SMPP 3.4, 5.1.3). */
    THROTTLED,
    /** ESME_RMSGQFUL. */
    QUEUE_FULL,
    TRY_AGAIN,
    REJECTED,
    NO_ANSWER,
    NOT_SENT;

    private static final int ESME_RMSGQFUL = 0x14;
    private static final int ESME_RTHROTTLED = 0x58;

    static ResponseClass of(SubmitResult result) {
        return switch (result.end()) {
            case ACCEPTED -> OK;
            case TRY_AGAIN ->
                switch (result.commandStatus()) {
                    case ESME_RTHROTTLED -> THROTTLED;
                    case ESME_RMSGQFUL -> QUEUE_FULL;
                    default -> TRY_AGAIN;
                };
            case REJECTED -> REJECTED;
            case UNKNOWN -> NO_ANSWER;
            case NOT_SENT -> NOT_SENT;
        };
    }

    /** Whether the message centre said so. */
    boolean isAnswer() {
        return this != NO_ANSWER && this != NOT_SENT;
    }
}
