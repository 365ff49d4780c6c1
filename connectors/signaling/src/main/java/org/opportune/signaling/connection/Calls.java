package org.opportune.signaling.connection;

import org.opportune.signaling.behaviour.Detail;
import org.opportune.signaling.behaviour.Detail.Call;
import org.opportune.signaling.behaviour.Detail.Side;
import org.opportune.signaling.behaviour.Kind;

/** Call control (TS 24.008 5, 9.3). */
final class Calls {
    static final int PROTOCOL = 3;

    private static final int ALERTING = 0x01;
    private static final int SETUP = 0x05;
    private static final int CONNECT = 0x07;
    private static final int EMERGENCY_SETUP = 0x0e;
    private static final int DISCONNECT = 0x25;
    private static final int RELEASE_COMPLETE = 0x2a;
    private static final int RELEASE = 0x2d;

    private Calls() {}

    static void take(Step step) {
        switch (step.bssap.type()) {
            case SETUP, EMERGENCY_SETUP -> setup(step);
            case ALERTING -> alerting(step);
            case CONNECT -> connect(step);
            case DISCONNECT, RELEASE, RELEASE_COMPLETE -> release(step);
            default -> {}
        }
    }

    private static void setup(Step step) {
        Transaction known = step.at.find(step.key());
        if (known != null && !known.ended()) {
            return;
        }
        Transaction call = step.at.begin(step.key());
        call.startNs = step.timeNs;
        step.at.emergency |= step.bssap.type() == EMERGENCY_SETUP;
        call.other = step.byHandset(call) ? Parties.called(step.bssap) : Parties.calling(step.bssap);
        if (step.at.role != Role.UNKNOWN) {
            step.emit(Kind.CALL_STARTED, call(step, call, false));
        }
    }

    private static void alerting(Step step) {
        Transaction call = open(step);
        if (call.alertedNs == Detail.NEVER) {
            call.alertedNs = step.timeNs;
        }
    }

    private static void connect(Step step) {
        Transaction call = open(step);
        if (call.answeredNs == Detail.NEVER && !call.ended()) {
            call.answeredNs = step.timeNs;
            if (step.at.role != Role.UNKNOWN) {
                step.emit(Kind.CALL_ANSWERED, call(step, call, false));
            }
        }
    }

    /** The first release of a transaction says why and by whom; those that follow only confirm it. */
    private static void release(Step step) {
        Transaction call = open(step);
        if (call.ended()) {
            return;
        }
        call.endedNs = step.timeNs;
        call.cause = step.bssap.callCause();
        call.causeLocation = step.bssap.causeLocation();
        call.endedByInitiator = step.fromInitiator;
        tell(step, call, false);
    }

    private static Transaction open(Step step) {
        Transaction known = step.at.find(step.key());
        return known == null ? step.at.begin(step.key()) : known;
    }

    /** Tells an end, unless nobody knows yet who is who. */
    private static void tell(Step step, Transaction call, boolean dropped) {
        if (!call.told && step.at.role != Role.UNKNOWN) {
            call.told = true;
            step.emit(Kind.CALL_ENDED, call(step, call, dropped));
        }
    }

    /** It is known now who is who. */
    static void tellLate(Step step, Transaction call) {
        if (call.ended()) {
            tell(step, call, false);
        }
    }

    /** The connection ends: a call that nobody released is dropped. */
    static void end(Step step, Transaction call) {
        if (!call.ended()) {
            call.endedNs = step.at.lostNs == Detail.NEVER ? step.timeNs : step.at.lostNs;
            tell(step, call, true);
        }
    }

    private static Call call(Step step, Transaction call, boolean dropped) {
        return new Call(
                step.byHandset(call),
                call.other,
                call.startNs,
                call.alertedNs,
                call.answeredNs,
                call.endedNs,
                call.cause,
                call.causeLocation,
                dropped || !call.ended() ? Side.UNKNOWN : step.side(call.endedByInitiator),
                dropped);
    }
}
