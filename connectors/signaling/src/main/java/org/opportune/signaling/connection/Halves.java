package org.opportune.signaling.connection;

/** Two connections without a CR, each of one direction, turn out to be one. */
final class Halves {
    private Halves() {}

    /** Tells the step's half what the other one knows. */
    static void tell(Step step, Connection other) {
        Connection at = step.at;
        if (at.role == Role.UNKNOWN && other.role != Role.UNKNOWN) {
            boolean initiatorIsBss = other.role == Role.INITIATOR_IS_BSS == (other.initiator == at.initiator);
            ConnectionMachine.assign(step, initiatorIsBss ? Role.INITIATOR_IS_BSS : Role.INITIATOR_IS_SWITCH);
        }
        at.emergency |= other.emergency;
        if (at.imsi == 0 && other.imsi != 0) {
            step.learn(other.imsi);
        } else if (at.imsi == 0 && !at.hasTmsi && other.hasTmsi) {
            at.hasTmsi = true;
            at.tmsi = other.tmsi;
            at.tmsiLac = other.tmsiLac;
        }
    }
}
