package org.opportune.signaling.event;

import org.opportune.schemas.event.EventKind;
import org.opportune.signaling.behaviour.Detail.Call;

/** Which event the end of a call is, by its cause (TS 24.008 10.5.4.11 and annex H). */
final class CallEnd {
    private static final int UNASSIGNED_NUMBER = 1;
    private static final int USER_BUSY = 17;
    private static final int NO_USER_RESPONDING = 18;
    private static final int USER_ALERTING_NO_ANSWER = 19;
    private static final int CALL_REJECTED = 21;
    private static final int RECOVERY_ON_TIMER_EXPIRY = 102;

    private CallEnd() {}

    /** A call that failed in the network or was given up before it rang ends without seconds of conversation. */
    static EventKind kind(Call call) {
        if (call.answered() || call.dropped()) {
            return EventKind.CALL_ENDED;
        }
        return switch (call.cause()) {
            case UNASSIGNED_NUMBER -> EventKind.CALL_VACANT_NUMBER;
            case CALL_REJECTED -> EventKind.CALL_REJECTED;
            case USER_BUSY, NO_USER_RESPONDING, USER_ALERTING_NO_ANSWER, RECOVERY_ON_TIMER_EXPIRY ->
                EventKind.CALL_NO_ANSWER;
            default -> call.alerted() ? EventKind.CALL_NO_ANSWER : EventKind.CALL_ENDED;
        };
    }
}
