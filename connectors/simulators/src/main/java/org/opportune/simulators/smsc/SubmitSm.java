package org.opportune.simulators.smsc;

import java.util.Map;

/**
 * What the simulator reads of a submit_sm (SMPP 3.4 section 4.4.1).
 *
 * @param validity validity_period as written, empty if none
 * @param body short_message, or message_payload if that is empty; with its user data header
 * @param reference user_message_reference, or -1 if absent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying each body would cost more than it guards
record SubmitSm(
        String source,
        int sourceTon,
        int sourceNpi,
        String destination,
        int destinationTon,
        int destinationNpi,
        int esmClass,
        String validity,
        int registered,
        int dataCoding,
        byte[] body,
        int reference,
        Segment segment) {
    private static final int USER_MESSAGE_REFERENCE = 0x0204;
    private static final int MESSAGE_PAYLOAD = 0x0424;

    static SubmitSm parse(byte[] pduBody) throws MalformedPdu {
        PduBody in = new PduBody(pduBody);
        in.text("service_type", 6);
        int sourceTon = in.octet("source_addr_ton");
        int sourceNpi = in.octet("source_addr_npi");
        String source = in.text("source_addr", 21);
        int destinationTon = in.octet("dest_addr_ton");
        int destinationNpi = in.octet("dest_addr_npi");
        String destination = in.text("destination_addr", 21);
        int esmClass = in.octet("esm_class");
        in.octet("protocol_id");
        in.octet("priority_flag");
        in.text("schedule_delivery_time", 17);
        String validity = in.text("validity_period", 17);
        int registered = in.octet("registered_delivery");
        in.octet("replace_if_present_flag");
        int dataCoding = in.octet("data_coding");
        in.octet("sm_default_msg_id");
        byte[] message = in.octets("short_message", in.octet("sm_length"));
        Map<Integer, byte[]> parameters = in.parameters();
        byte[] payload = parameters.get(MESSAGE_PAYLOAD);
        byte[] body = message.length == 0 && payload != null ? payload : message;
        return new SubmitSm(
                source,
                sourceTon,
                sourceNpi,
                destination,
                destinationTon,
                destinationNpi,
                esmClass,
                validity,
                registered,
                dataCoding,
                body,
                Segment.number(parameters.get(USER_MESSAGE_REFERENCE)),
                Segment.of(esmClass, body, parameters));
    }

    /** True if a receipt is asked for a message that ends in {@code delivered} (section 5.2.17). */
    boolean wantsReceipt(boolean delivered) {
        int asked = registered & 0x03;
        return asked == 1 || (asked == 2 && !delivered);
    }
}
