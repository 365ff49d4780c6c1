package org.opportune.smpp.session;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jsmpp.session.connection.Connection;

/**
 * A TCP connection without Nagle's delay that tells when it is closed, by whomever, and since when a write is stuck.
 */
final class GuardedConnection implements Connection {
    private static final int READ_BUFFER = 65_536;

    private final Socket socket;
    private final InputStream in;
    private final WatchedOutput out;
    private final Runnable onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    private GuardedConnection(Socket socket, LongSupplier nanoTime, Runnable onClose) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream(), READ_BUFFER);
        this.out = new WatchedOutput(socket.getOutputStream(), nanoTime);
        this.onClose = onClose;
    }

    /** Connects; {@code onClose} is called once, by the thread that closes. */
    static GuardedConnection open(String host, int port, int timeoutMs, LongSupplier nanoTime, Runnable onClose)
            throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(host, port), timeoutMs);
            return new GuardedConnection(socket, nanoTime, onClose);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** Whether a write began before {@code deadlineNanos} and has not returned. */
    boolean writeStuckSince(long deadlineNanos) {
        return out.writing && out.sinceNanos - deadlineNanos < 0;
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            try {
                socket.close();
            } finally {
                onClose.run();
            }
        }
    }

    @Override
    public boolean isOpen() {
        return !closed.get() && !socket.isClosed();
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() {
        return out;
    }

    @Override
    public void setSoTimeout(int timeout) throws IOException {
        socket.setSoTimeout(timeout);
    }

    @Override
    public InetAddress getInetAddress() {
        return socket.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getPort() {
        return socket.getPort();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    /** jSMPP writes a whole PDU at a time, holding this stream's monitor. */
    private static final class WatchedOutput extends OutputStream {
        private final OutputStream out;
        private final LongSupplier nanoTime;
        private volatile boolean writing;
        private volatile long sinceNanos;

        WatchedOutput(OutputStream out, LongSupplier nanoTime) {
            this.out = out;
            this.nanoTime = nanoTime;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int from, int length) throws IOException {
            sinceNanos = nanoTime.getAsLong();
            writing = true;
            try {
                out.write(octets, from, length);
            } finally {
                writing = false;
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }
    }
}
