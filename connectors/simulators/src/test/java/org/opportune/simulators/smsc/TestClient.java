package org.opportune.simulators.smsc;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes and reads raw PDUs, so that a test sees every octet that the SMSC sends. */
final class TestClient implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;
    private final AtomicInteger sequence = new AtomicInteger();

    TestClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(10_000);
        in = new DataInputStream(socket.getInputStream());
    }

    /** Bound as transceiver, with the answer read. */
    static TestClient bound(int port) throws IOException, MalformedPdu {
        TestClient client = new TestClient(port);
        client.write(Pdu.BIND_TRANSCEIVER, 0, "test\0secret\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
        client.next();
        return client;
    }

    int write(int command, int status, byte[] body) throws IOException {
        int number = sequence.incrementAndGet();
        write(new Pdu(command, status, number, body));
        return number;
    }

    void write(Pdu pdu) throws IOException {
        socket.getOutputStream().write(pdu.bytes());
    }

    int submit(String destination, int reference, String text) throws IOException {
        return write(Pdu.SUBMIT_SM, 0, submitBody(destination, reference, text));
    }

    static byte[] submitBody(String destination, int reference, String text) {
        byte[] parameter = {0x02, 0x04, 0, 2, (byte) (reference >> 8), (byte) reference};
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        // The layouts differ only in what the last octets before sm_length mean; registered_delivery is set here.
        byte[] body = Delivery.body(
                new Delivery.Address(0, 1, "10086"), new Delivery.Address(1, 1, destination), 0, 0, octets, parameter);
        body[body.length - parameter.length - octets.length - 5] = 1;
        return body;
    }

    /** The next PDU, deliver_sm answered with {@code status 0}; null at the end of the link. */
    Pdu next() throws IOException, MalformedPdu {
        Pdu pdu = Pdu.read(in);
        if (pdu != null && pdu.command() == Pdu.DELIVER_SM) {
            write(pdu.answer(0, new byte[1]));
        }
        return pdu;
    }

    /** The next PDU with this command. */
    Pdu next(int command) throws IOException, MalformedPdu {
        Pdu pdu = next();
        while (pdu != null && pdu.command() != command) {
            pdu = next();
        }
        return pdu;
    }

    DataInputStream raw() {
        return in;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
