package org.opportune.smpp.session;

/** A PDU whose content breaks a rule; the message names offset and rule, never content. */
final class MalformedPdu extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedPdu(int offset, String rule) {
        super("offset " + offset + ": " + rule);
    }
}
