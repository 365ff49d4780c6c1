package org.opportune.smpp;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A peer on a plain socket that does exactly what a script says, however wrong. */
public final class RawSmsc implements AutoCloseable {
    public static final int BIND_TRANSCEIVER = 0x09;
    public static final int SUBMIT_SM = 0x04;
    public static final int DELIVER_SM = 0x05;
    public static final int UNBIND = 0x06;
    public static final int ENQUIRE_LINK = 0x15;
    public static final int GENERIC_NACK = 0x80000000;
    public static final int RESP = 0x80000000;

    /** One PDU. */
    public record Pdu(int id, int status, int sequence, List<Byte> body) {}

    /** What the peer does with a PDU; bind and unbind are answered before it is asked. */
    public interface Script {
        void on(Peer peer, Pdu pdu) throws IOException;
    }

    private final ServerSocket server;
    /** What it does now. */
    public volatile Script script;

    private final List<Peer> peers = new CopyOnWriteArrayList<>();
    public final AtomicInteger binds = new AtomicInteger();
    public final AtomicInteger refuseBinds = new AtomicInteger();
    public volatile boolean deaf;

    public RawSmsc(Script script) throws IOException {
        this.script = script;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "raw-smsc");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    public Peer last() {
        return peers.get(peers.size() - 1);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Peer peer = new Peer(server.accept());
                peers.add(peer);
                Thread thread = new Thread(peer::read, "raw-smsc-peer");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Peer peer : peers) {
            peer.close();
        }
    }

    /** One connection. */
    public final class Peer {
        private final Socket socket;
        private final OutputStream out;
        public final List<Pdu> received = new CopyOnWriteArrayList<>();

        Peer(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        private void read() {
            try (DataInputStream in = new DataInputStream(socket.getInputStream())) {
                while (true) {
                    int length = in.readInt();
                    Pdu pdu = new Pdu(in.readInt(), in.readInt(), in.readInt(), list(in.readNBytes(length - 16)));
                    if (pdu.id == BIND_TRANSCEIVER) {
                        boolean refused = refuseBinds.getAndDecrement() > 0;
                        send(pdu.id | RESP, refused ? 0x0D : 0, pdu.sequence, new byte[] {'x', 0});
                        binds.incrementAndGet();
                        while (deaf && !socket.isClosed()) {
                            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
                        }
                    } else {
                        received.add(pdu);
                        if (pdu.id == UNBIND) {
                            send(UNBIND | RESP, 0, pdu.sequence, new byte[0]);
                        }
                        script.on(this, pdu);
                    }
                }
            } catch (IOException e) {
                // The end of a connection is an ordinary event for this peer.
                close();
            }
        }

        private List<Byte> list(byte[] octets) {
            Byte[] boxed = new Byte[octets.length];
            for (int i = 0; i < octets.length; i++) {
                boxed[i] = octets[i];
            }
            return List.of(boxed);
        }

        public void accept(Pdu pdu, String messageId) throws IOException {
            send(
                    pdu.id | RESP,
                    0,
                    pdu.sequence,
                    (messageId + "\0").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }

        public synchronized void send(int id, int status, int sequence, byte[] body) throws IOException {
            out.write(ByteBuffer.allocate(16 + body.length)
                    .putInt(16 + body.length)
                    .putInt(id)
                    .putInt(status)
                    .putInt(sequence)
                    .put(body)
                    .array());
        }

        public synchronized void raw(byte[] octets) throws IOException {
            out.write(octets);
        }

        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
