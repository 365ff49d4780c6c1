package org.opportune.signaling.connection;

import org.opportune.signaling.behaviour.Detail.Service;
import org.opportune.signaling.behaviour.Kind;

/** Supplementary services and USSD outside a call (TS 24.010, TS 24.080 2). */
final class SupplementaryServices {
    static final int PROTOCOL = 11;

    private static final int RELEASE_COMPLETE = 0x2a;
    private static final int FACILITY = 0x3a;
    private static final int REGISTER = 0x3b;

    private SupplementaryServices() {}

    static void take(Step step) {
        switch (step.bssap.type()) {
            case REGISTER -> register(step);
            case FACILITY -> answer(step);
            case RELEASE_COMPLETE -> {
                answer(step);
                Transaction service = step.at.find(step.key());
                if (service != null) {
                    end(step, service);
                }
            }
            default -> {}
        }
    }

    private static void register(Step step) {
        Transaction known = step.at.find(step.key());
        if (known != null && !known.told) {
            return;
        }
        Transaction service = step.at.begin(step.key());
        service.startNs = step.timeNs;
        service.operation = step.bssap.operation();
        service.code = step.bssap.serviceCode();
        service.other = Parties.ussd(step.bssap, step.octets);
    }

    /** Whatever the side says that was asked. */
    private static void answer(Step step) {
        Transaction service = step.at.find(step.key());
        boolean byAsker = (step.key() & 1) == 1 == step.fromInitiator;
        if (service != null && !service.told && !byAsker) {
            service.flag = true;
            service.cause = step.bssap.serviceError();
        }
    }

    static void end(Step step, Transaction service) {
        if (!service.told && step.at.role != Role.UNKNOWN) {
            service.told = true;
            service.endedNs = step.timeNs;
            step.emit(
                    Kind.SERVICE,
                    new Service(
                            service.operation,
                            service.code,
                            service.other,
                            service.cause,
                            !step.byHandset(service),
                            service.flag,
                            service.startNs));
        }
    }
}
