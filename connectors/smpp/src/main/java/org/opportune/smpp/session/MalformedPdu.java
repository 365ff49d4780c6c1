package org.opportune.smpp.session;

import java.nio.ByteBuffer;
import org.opportune.schemas.outcome.InboundMessage;

/** A PDU whose content breaks a rule; the message names offset and rule, never content. */
final class MalformedPdu extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;

    MalformedPdu(int offset, String rule) {
        super("offset " + offset + ": " + rule);
        this.rule = "offset " + offset + ": " + rule;
    }

    /** The rule and the octets of {@code pdu}, to be stored in place of what it should have said. */
    InboundMessage message(String smsc, long receivedMs, byte[] pdu) {
        return InboundMessage.newBuilder()
                .setSmsc(smsc)
                .setSourceAddress("")
                .setSourceTon(0)
                .setSourceNpi(0)
                .setDestinationAddress("")
                .setEsmClass(0)
                .setDataCoding(0)
                .setBody(ByteBuffer.wrap(pdu))
                .setReceivedMs(receivedMs)
                .setMalformed(rule)
                .build();
    }
}
