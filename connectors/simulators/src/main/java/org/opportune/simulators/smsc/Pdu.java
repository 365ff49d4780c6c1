package org.opportune.simulators.smsc;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One SMPP PDU: header and body (SMPP 3.4 section 3.2).
 *
 * @param command command_id, as in section 5.1.2.1
 * @param status command_status; 0 in requests
 * @param body what follows the 16 octets of the header
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying each body would cost more than it guards
record Pdu(int command, int status, int sequence, byte[] body) {
    static final int GENERIC_NACK = 0x80000000;
    static final int RESPONSE = 0x80000000;
    static final int BIND_RECEIVER = 0x00000001;
    static final int BIND_TRANSMITTER = 0x00000002;
    static final int SUBMIT_SM = 0x00000004;
    static final int DELIVER_SM = 0x00000005;
    static final int UNBIND = 0x00000006;
    static final int BIND_TRANSCEIVER = 0x00000009;
    static final int ENQUIRE_LINK = 0x00000015;

    static final int HEADER = 16;
    /** A body of message_payload, 64 KiB, and what stands around it. */
    static final int LONGEST = HEADER + 65_536 + 1_024;

    private static final byte[] EMPTY = {};

    /** A request without body. */
    static Pdu request(int command, int sequence) {
        return new Pdu(command, 0, sequence, EMPTY);
    }

    /** The response to this request. */
    Pdu answer(int answerStatus, byte[] answerBody) {
        return new Pdu(command | RESPONSE, answerStatus, sequence, answerBody);
    }

    /** The response to this request, without body. */
    Pdu answer(int answerStatus) {
        return answer(answerStatus, EMPTY);
    }

    /** A generic_nack (SMPP 3.4 section 4.3) for {@code sequence}; 0 = the sender's number could not be read. */
    static Pdu nack(int nackStatus, int sequence) {
        return new Pdu(GENERIC_NACK, nackStatus, sequence, EMPTY);
    }

    byte[] bytes() {
        return ByteBuffer.allocate(HEADER + body.length)
                .putInt(HEADER + body.length)
                .putInt(command)
                .putInt(status)
                .putInt(sequence)
                .put(body)
                .array();
    }

    /**
     * The next PDU, or null at the end of the stream.
     *
     * @throws MalformedPdu if command_length cannot be; nothing that follows can be trusted
     */
    static @Nullable Pdu read(DataInputStream in) throws IOException, MalformedPdu {
        int length;
        try {
            length = in.readInt();
        } catch (EOFException e) {
            return null;
        }
        if (length < HEADER || length > LONGEST) {
            throw new MalformedPdu(Status.INVALID_COMMAND_LENGTH, "command_length is not possible: length=" + length);
        }
        int command = in.readInt();
        int status = in.readInt();
        int sequence = in.readInt();
        byte[] body = new byte[length - HEADER];
        in.readFully(body);
        return new Pdu(command, status, sequence, body);
    }
}
