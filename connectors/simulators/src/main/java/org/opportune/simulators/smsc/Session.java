package org.opportune.simulators.smsc;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One link: a thread that reads and a thread that writes. Nothing but the writing thread ever waits for the client; a
 * client that leaves too much unread is cut off.
 */
final class Session {
    private static final int MOST_UNSENT = 1 << 17;
    private static final int BUFFER = 1 << 16;
    /** Ends the writing thread once all before it is written. */
    private static final byte[] LAST = {};

    private final Socket socket;
    private final int number;
    private final Requests requests;
    private final BlockingQueue<byte[]> unsent = new ArrayBlockingQueue<>(MOST_UNSENT);
    private final AtomicInteger sequence = new AtomicInteger();
    private final List<byte[]> held = new ArrayList<>();
    private final Thread reader;
    private final Thread writer;

    Session(Socket socket, int number, Requests requests) {
        this.socket = socket;
        this.number = number;
        this.requests = requests;
        this.reader = daemon("smsc-read-" + number, this::readAll);
        this.writer = daemon("smsc-write-" + number, this::writeAll);
    }

    void start() {
        writer.start();
        reader.start();
    }

    int number() {
        return number;
    }

    int nextSequence() {
        return sequence.incrementAndGet() & 0x7FFFFFFF;
    }

    /** Queues octets for the client. */
    void send(byte[] octets) {
        if (!unsent.offer(octets)) {
            cut();
        }
    }

    /** Queues an answer, and behind it those that waited for it. */
    void sendAnswer(byte[] octets) {
        send(octets);
        releaseHeld();
    }

    /** Keeps an answer until the next one has been sent. */
    void hold(byte[] octets) {
        synchronized (held) {
            held.add(octets);
        }
    }

    void releaseHeld() {
        List<byte[]> released;
        synchronized (held) {
            if (held.isEmpty()) {
                return;
            }
            released = List.copyOf(held);
            held.clear();
        }
        released.forEach(this::send);
    }

    /** Writes what is queued, then closes. */
    void finish() {
        send(LAST);
    }

    /** Closes at once; what is queued is lost. */
    void cut() {
        try {
            socket.close();
        } catch (IOException e) {
            // Closed is closed.
        }
        writer.interrupt();
    }

    boolean over() {
        return !reader.isAlive() && !writer.isAlive();
    }

    /** Waits until both threads ended, at most {@code ms}. */
    void await(long ms) throws InterruptedException {
        reader.join(ms);
        writer.join(ms);
    }

    private void readAll() {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
            @Nullable Pdu pdu = Pdu.read(in);
            while (pdu != null) {
                requests.handle(this, pdu);
                pdu = Pdu.read(in);
            }
        } catch (MalformedPdu e) {
            send(Pdu.nack(e.status(), 0).bytes());
        } catch (IOException | UncheckedIOException e) {
            // The log is closed, or the client went without goodbye, or the link was cut here.
        } finally {
            requests.ended(this);
            finish();
        }
    }

    private void writeAll() {
        try (OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER)) {
            byte[] next = unsent.take();
            while (next != LAST) {
                out.write(next);
                if (unsent.isEmpty()) {
                    out.flush();
                }
                next = unsent.take();
            }
            out.flush();
            lingerForReader();
        } catch (IOException | InterruptedException e) {
            // The reading thread sees the same end and tells.
        } finally {
            cut();
        }
    }

    /** Lets the client close first for a moment, so that the last octets are not lost to a reset. */
    private void lingerForReader() throws IOException, InterruptedException {
        socket.shutdownOutput();
        reader.join(TimeUnit.SECONDS.toMillis(1));
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
