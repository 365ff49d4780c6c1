package org.opportune.smpp.outside;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A capture file (libpcap 2.4, link type 101: raw IPv4) of one TCP connection to port 2775, one segment a payload. */
final class Pcap {
    private static final int RAW_IP = 101;
    private static final int IP_HEADER = 20;
    private static final int TCP_HEADER = 20;
    private static final int PORT = 2775;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int packets;
    private int sequence = 1;

    Pcap() {
        ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putLong(0);
        header.putInt(65_535).putInt(RAW_IP);
        out.writeBytes(header.array());
    }

    void add(byte[] payload) {
        int length = IP_HEADER + TCP_HEADER + payload.length;
        ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        out.writeBytes(
                record.putInt(++packets).putInt(0).putInt(length).putInt(length).array());
        ByteBuffer packet = ByteBuffer.allocate(length);
        packet.putShort((short) 0x4500).putShort((short) length).putInt(0);
        packet.put((byte) 64).put((byte) 6).putShort((short) 0);
        packet.putInt(0x7F000001).putInt(0x7F000002);
        packet.putShort((short) 40_000).putShort((short) PORT).putInt(sequence).putInt(1);
        packet.putShort((short) 0x5018).putShort((short) 0xFFFF).putInt(0);
        out.writeBytes(packet.put(payload).array());
        sequence += payload.length;
    }

    byte[] bytes() {
        return out.toByteArray();
    }
}
