package org.opportune.smpp.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.outcome.InboundMessage;

/**
 * Reads a deliver_sm (SMPP 3.4, 4.6.1) from its octets. Lengths are unsigned; every length is checked against what is
 * there. Used once.
 */
final class DeliverSmReader {
    private static final int RECEIPTED_MESSAGE_ID = 0x001E;
    private static final int MESSAGE_PAYLOAD = 0x0424;
    private static final int MESSAGE_STATE = 0x0427;
    /** Longer than any address or date of the standard, shorter than what could hurt. */
    private static final int MAX_STRING = 64;

    private final byte[] pdu;
    private int at = FrameReader.HEADER;
    private @Nullable String receiptedMessageId;
    private @Nullable Integer messageState;
    private byte @Nullable [] payload;

    DeliverSmReader(byte[] pdu) {
        this.pdu = pdu;
    }

    InboundMessage read(String smsc, long receivedMs) throws MalformedPdu {
        InboundMessage message = new InboundMessage();
        message.setSmsc(smsc);
        message.setReceivedMs(receivedMs);
        string("service_type");
        message.setSourceTon(octet("source_addr_ton"));
        message.setSourceNpi(octet("source_addr_npi"));
        message.setSourceAddress(string("source_addr"));
        octet("dest_addr_ton");
        octet("dest_addr_npi");
        message.setDestinationAddress(string("destination_addr"));
        message.setEsmClass(octet("esm_class"));
        octet("protocol_id");
        octet("priority_flag");
        string("schedule_delivery_time");
        string("validity_period");
        octet("registered_delivery");
        octet("replace_if_present_flag");
        message.setDataCoding(octet("data_coding"));
        octet("sm_default_msg_id");
        byte[] shortMessage = octets("short_message", octet("sm_length"));
        parameters();
        message.setBody(ByteBuffer.wrap(shortMessage.length == 0 && payload != null ? payload : shortMessage));
        if (receiptedMessageId != null) {
            message.setReceiptedMessageId(receiptedMessageId);
        }
        if (messageState != null) {
            message.setMessageState(messageState);
        }
        return message;
    }

    private void parameters() throws MalformedPdu {
        while (at < pdu.length) {
            int tag = (octet("tag") << 8) | octet("tag");
            int length = (octet("length") << 8) | octet("length");
            byte[] value = octets("optional parameter", length);
            switch (tag) {
                case RECEIPTED_MESSAGE_ID -> receiptedMessageId = untilNul(value);
                case MESSAGE_PAYLOAD -> payload = value;
                case MESSAGE_STATE -> messageState = value.length == 1 ? Integer.valueOf(value[0] & 0xFF) : null;
                default -> {
                    // Not needed here; skipped by its length.
                }
            }
        }
    }

    private int octet(String field) throws MalformedPdu {
        if (at >= pdu.length) {
            throw new MalformedPdu(at, field + " must be present");
        }
        return pdu[at++] & 0xFF;
    }

    private byte[] octets(String field, int length) throws MalformedPdu {
        if (length > pdu.length - at) {
            throw new MalformedPdu(at, field + " must fit the PDU: length=" + length + ", left=" + (pdu.length - at));
        }
        byte[] octets = Arrays.copyOfRange(pdu, at, at + length);
        at += length;
        return octets;
    }

    private String string(String field) throws MalformedPdu {
        for (int end = at; end < pdu.length && end - at <= MAX_STRING; end++) {
            if (pdu[end] == 0) {
                String text = new String(pdu, at, end - at, StandardCharsets.ISO_8859_1);
                at = end + 1;
                return text;
            }
        }
        throw new MalformedPdu(at, field + " must end with NUL within " + MAX_STRING + " octets");
    }

    /** Text up to the first NUL or the end: some message centres leave the NUL out. */
    static String untilNul(byte[] octets) {
        int end = 0;
        while (end < octets.length && octets[end] != 0) {
            end++;
        }
        return new String(octets, 0, end, StandardCharsets.ISO_8859_1);
    }
}
