package org.opportune.signaling.connection;

import org.opportune.signaling.behaviour.Detail;
import org.opportune.signaling.bssap.Bssap;

/** What one message does to one connection. All state is the connection's. */
final class ConnectionMachine {
    private ConnectionMachine() {}

    static void take(Step step) {
        if (step.at.role == Role.UNKNOWN) {
            assign(step);
        }
        Bssap bssap = step.bssap;
        if (bssap.bssmap() >= 0) {
            RadioAccess.take(step);
        }
        switch (bssap.protocol()) {
            case Mobility.PROTOCOL -> Mobility.take(step);
            case Mobility.RADIO -> Mobility.takeRadio(step);
            case Calls.PROTOCOL -> Calls.take(step);
            case ShortMessages.PROTOCOL -> ShortMessages.take(step);
            case SupplementaryServices.PROTOCOL -> SupplementaryServices.take(step);
            default -> {}
        }
    }

    private static void assign(Step step) {
        Detail.Side sender = Senders.of(step.bssap);
        if (sender != Detail.Side.UNKNOWN) {
            boolean initiatorIsBss = sender == Detail.Side.HANDSET == step.fromInitiator;
            assign(step, initiatorIsBss ? Role.INITIATOR_IS_BSS : Role.INITIATOR_IS_SWITCH);
        }
    }

    /** It is known who is who: calls that ended before can be told. */
    static void assign(Step step, Role role) {
        step.at.role = role;
        for (int i = 0; i < step.at.transactions.size(); i++) {
            if (step.at.transactions.get(i).protocol() == Calls.PROTOCOL) {
                Calls.tellLate(step, step.at.transactions.get(i));
            }
        }
    }

    /** The radio is given back: calls that were not released are dropped. */
    static void endCalls(Step step) {
        for (int i = 0; i < step.at.transactions.size(); i++) {
            if (step.at.transactions.get(i).protocol() == Calls.PROTOCOL) {
                Calls.end(step, step.at.transactions.get(i));
            }
        }
    }

    /** The connection is over, for whatever reason: nothing more will be proven by it. */
    static void end(Step step) {
        endCalls(step);
        for (int i = 0; i < step.at.transactions.size(); i++) {
            Transaction open = step.at.transactions.get(i);
            switch (open.protocol()) {
                case ShortMessages.PROTOCOL -> ShortMessages.end(step, open);
                case SupplementaryServices.PROTOCOL -> SupplementaryServices.end(step, open);
                default -> {}
            }
        }
        step.at.transactions.clear();
        step.release();
    }
}
