package org.opportune.simulators.frames;

import java.util.Arrays;

/** Messages of the signalling connection control part (ITU-T Q.713 4). References are 24 bits. */
final class Sccp {
    private static final int CLASS = 2;
    /** Routed on subsystem 254, BSSAP. */
    private static final byte[] BSSAP = {0x42, (byte) 0xfe};

    private static final int DATA = 0x0f;
    private static final int END = 0;

    private Sccp() {}

    static byte[] request(int source, byte[] data) {
        Octets out = new Octets().put(0x01).little(source, 3).put(CLASS);
        return out.put(2, 1 + 1 + BSSAP.length)
                .lengthValue(BSSAP)
                .tagLengthValue(DATA, data)
                .put(END)
                .take();
    }

    static byte[] confirm(int destination, int source) {
        return new Octets()
                .put(0x02)
                .little(destination, 3)
                .little(source, 3)
                .put(CLASS, END)
                .take();
    }

    static byte[] refused(int destination, int cause) {
        return new Octets().put(0x03).little(destination, 3).put(cause, END).take();
    }

    static byte[] released(int destination, int source, int cause) {
        return new Octets()
                .put(0x04)
                .little(destination, 3)
                .little(source, 3)
                .put(cause, END)
                .take();
    }

    static byte[] releaseComplete(int destination, int source) {
        return new Octets().put(0x05).little(destination, 3).little(source, 3).take();
    }

    static byte[] data(int destination, byte[] data) {
        return data(destination, false, data);
    }

    /** @param more another piece of the same message follows */
    static byte[] data(int destination, boolean more, byte[] data) {
        return new Octets()
                .put(0x06)
                .little(destination, 3)
                .put(more ? 1 : 0, 1)
                .lengthValue(data)
                .take();
    }

    /** The same message in two pieces. */
    static byte[][] inTwo(int destination, byte[] data) {
        int half = data.length / 2;
        return new byte[][] {
            data(destination, true, Arrays.copyOfRange(data, 0, half)),
            data(destination, false, Arrays.copyOfRange(data, half, data.length))
        };
    }

    /** Without a connection. */
    static byte[] unit(byte[] data) {
        int address = 1 + BSSAP.length;
        return new Octets()
                .put(0x09, 0x00)
                .put(3, 2 + address, 1 + 2 * address)
                .lengthValue(BSSAP)
                .lengthValue(BSSAP)
                .lengthValue(data)
                .take();
    }
}
