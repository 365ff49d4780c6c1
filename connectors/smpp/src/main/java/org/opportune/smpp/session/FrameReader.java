package org.opportune.smpp.session;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import org.jsmpp.PDUReader;
import org.jsmpp.bean.Command;

/**
 * Reads PDUs within bounds and offers each to {@link Frames} before jSMPP sees it. What is taken never reaches jSMPP,
 * so an answer is completed on the reader thread even after the peer's unbind, and no queue can fill. Any failure
 * breaks the link; only silence between two PDUs is passed on, as jSMPP turns it into an enquire_link.
 */
final class FrameReader implements PDUReader {
    static final int HEADER = 16;
    /** Nothing that is left to jSMPP is legally longer. */
    private static final int MAX_FOR_JSMPP = 4_096;

    /** Who takes PDUs. Called on the reader thread; must not block. */
    interface Frames {
        /** Whether this PDU is dealt with; {@code pdu} includes its header. */
        boolean take(int commandId, int commandStatus, int sequence, byte[] pdu);

        /** The stream cannot be read on. */
        void broken(String rule);
    }

    private final int maxOctets;
    private final Frames frames;
    private byte[] current = new byte[0];

    FrameReader(int maxOctets, Frames frames) {
        this.maxOctets = maxOctets;
        this.frames = frames;
    }

    @Override
    public Command readPDUHeader(DataInputStream in) throws IOException {
        try {
            while (true) {
                byte[] pdu = frame(in);
                ByteBuffer header = ByteBuffer.wrap(pdu);
                Command command = new Command();
                command.setCommandLength(header.getInt());
                command.setCommandId(header.getInt());
                command.setCommandStatus(header.getInt());
                command.setSequenceNumber(header.getInt());
                if (!frames.take(
                        command.getCommandId(), command.getCommandStatus(), command.getSequenceNumber(), pdu)) {
                    if (pdu.length > MAX_FOR_JSMPP) {
                        throw broken("unexpected PDU must be within " + MAX_FOR_JSMPP + ": octets=" + pdu.length);
                    }
                    current = pdu;
                    return command;
                }
            }
        } catch (RuntimeException e) {
            throw broken("PDU must be readable: error=" + e.getClass().getSimpleName());
        }
    }

    private byte[] frame(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            throw new EOFException("peer closed the link");
        }
        byte[] length = new byte[4];
        length[0] = (byte) first;
        fill(in, length, 1);
        int octets = ByteBuffer.wrap(length).getInt();
        if (octets < HEADER || octets > maxOctets) {
            throw broken(
                    "command_length must be between " + HEADER + " and " + maxOctets + ": command_length=" + octets);
        }
        byte[] pdu = new byte[octets];
        System.arraycopy(length, 0, pdu, 0, 4);
        fill(in, pdu, 4);
        return pdu;
    }

    /** One silence within a PDU is borne, a second one without progress is not. */
    private void fill(DataInputStream in, byte[] target, int from) throws IOException {
        int at = from;
        boolean silent = false;
        while (at < target.length) {
            try {
                int n = in.read(target, at, target.length - at);
                if (n < 0) {
                    throw new EOFException("peer closed the link within a PDU");
                }
                at += n;
                silent = false;
            } catch (SocketTimeoutException e) {
                if (silent) {
                    throw broken("PDU must not stop midway: offset=" + at + ", command_length=" + target.length);
                }
                silent = true;
            }
        }
    }

    private IOException broken(String rule) {
        frames.broken(rule);
        return new IOException(rule);
    }

    @Override
    public byte[] readPDU(DataInputStream in, Command pduHeader) {
        return current;
    }

    @Override
    public byte[] readPDU(DataInputStream in, int commandLength, int commandId, int commandStatus, int sequenceNumber) {
        return current;
    }
}
