package org.opportune.simulators.smsc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A deliver_sm on its way to whoever owns the system id (SMPP 3.4 section 4.6.1).
 *
 * @param kind for the log
 * @param messageId of the message it reports on, in the form of receipts; empty for a message of a handset
 * @param body of the PDU
 * @param origin the link that should have it, if it still can
 * @param attempt 1 at first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying each body would cost more than it guards
record Delivery(
        Kind kind, String messageId, byte[] body, @Nullable Session origin, int attempt) {
    private static final int LONGEST_TEXT = 254;

    enum Kind {
        RECEIPT,
        HANDSET_MESSAGE,
        NOISE
    }

    Delivery again() {
        return new Delivery(kind, messageId, body, null, attempt + 1);
    }

    /** An address as a message carries it (SMPP 3.4 sections 5.2.5 and 5.2.6). */
    record Address(int ton, int npi, String digits) {}

    /** The body of a deliver_sm with the mandatory parameters and {@code parameters} behind them. */
    static byte[] body(Address from, Address to, int esmClass, int dataCoding, byte[] text, byte[] parameters) {
        if (text.length > LONGEST_TEXT) {
            throw new IllegalArgumentException("short_message holds 254 octets: length=" + text.length);
        }
        byte[] source = from.digits().getBytes(StandardCharsets.ISO_8859_1);
        byte[] destination = to.digits().getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer out = ByteBuffer.allocate(20 + source.length + destination.length + text.length + parameters.length);
        out.put((byte) 0);
        address(out, from, source);
        address(out, to, destination);
        out.put((byte) esmClass).put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 0);
        out.put((byte) 0).put((byte) 0).put((byte) dataCoding).put((byte) 0);
        out.put((byte) text.length).put(text).put(parameters);
        byte[] body = new byte[out.position()];
        out.flip().get(body);
        return body;
    }

    private static void address(ByteBuffer out, Address address, byte[] digits) {
        out.put((byte) address.ton()).put((byte) address.npi()).put(digits).put((byte) 0);
    }
}
