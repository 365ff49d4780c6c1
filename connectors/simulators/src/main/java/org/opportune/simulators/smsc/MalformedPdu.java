package org.opportune.simulators.smsc;

/** A PDU that breaks SMPP 3.4; carries the status to answer with. The message quotes no content. */
final class MalformedPdu extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    MalformedPdu(int status, String rule) {
        super(rule);
        this.status = status;
    }

    int status() {
        return status;
    }
}
