package org.opportune.signaling.connection;

import org.opportune.signaling.behaviour.Detail;
import org.opportune.signaling.behaviour.Detail.Result;
import org.opportune.signaling.behaviour.Detail.Sms;
import org.opportune.signaling.behaviour.Kind;

/** Short messages: RP-DATA and its answer on one CP transaction (TS 24.011 7.3, 8.1). */
final class ShortMessages {
    static final int PROTOCOL = 9;

    private static final int CP_DATA = 0x01;
    private static final int DATA = 0;
    private static final int DATA_FROM_NETWORK = 1;
    private static final int ACK = 2;
    private static final int ACK_FROM_NETWORK = 3;
    private static final int ERROR = 4;
    private static final int ERROR_FROM_NETWORK = 5;
    private static final int SUBMIT_OR_REPORT = 1;
    private static final int STATUS_REPORT = 2;

    private static final int SENT = 0;
    private static final int RECEIVED = 1;

    private ShortMessages() {}

    static void take(Step step) {
        if (step.bssap.type() != CP_DATA) {
            return;
        }
        switch (step.bssap.relayType()) {
            case DATA -> data(step, Kind.SMS_SENT);
            case DATA_FROM_NETWORK -> data(step, Kind.SMS_RECEIVED);
            case ACK, ACK_FROM_NETWORK -> answer(step, Result.ACCEPTED);
            case ERROR, ERROR_FROM_NETWORK -> answer(step, Result.REFUSED);
            default -> {}
        }
    }

    private static void data(Step step, Kind kind) {
        Transaction known = step.at.find(step.key());
        boolean again = known != null && !known.told && known.operation == step.bssap.relayReference();
        // CP-DATA is repeated until it is confirmed (TS 24.011 5.3.3.1); a command of the handset is no message.
        if (again || (kind == Kind.SMS_SENT && step.bssap.tpduType() != SUBMIT_OR_REPORT)) {
            return;
        }
        if (known != null && !known.told) {
            tell(step, known, Result.UNKNOWN);
        }
        Transaction message = step.at.begin(step.key());
        message.startNs = step.timeNs;
        message.operation = step.bssap.relayReference();
        message.code = kind == Kind.SMS_SENT ? SENT : RECEIVED;
        message.flag = kind == Kind.SMS_RECEIVED && step.bssap.tpduType() == STATUS_REPORT;
        message.other = Parties.address(step.bssap);
        message.centre = Parties.centre(step.bssap);
    }

    private static void answer(Step step, Result result) {
        Transaction message = step.at.find(step.key());
        if (message != null && !message.told && message.operation == step.bssap.relayReference()) {
            message.cause = step.bssap.relayCause();
            tell(step, message, result);
        }
    }

    static void end(Step step, Transaction message) {
        if (!message.told) {
            tell(step, message, Result.UNKNOWN);
        }
    }

    private static void tell(Step step, Transaction message, Result result) {
        message.told = true;
        message.endedNs = step.timeNs;
        Kind kind = message.code == SENT ? Kind.SMS_SENT : Kind.SMS_RECEIVED;
        int cause = result == Result.REFUSED ? message.cause : Detail.NONE;
        step.emit(kind, new Sms(message.other, message.centre, message.startNs, message.flag, result, cause));
    }
}
