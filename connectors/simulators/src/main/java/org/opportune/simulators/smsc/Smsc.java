package org.opportune.simulators.smsc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opportune.simulators.smsc.Delivery.Address;

/**
 * A running SMSC. Every submit_sm stands in its log before the answer is written to the link.
 *
 * <p>Thread-safe. What waits to be delivered or answered late is lost when it closes.
 */
public final class Smsc implements AutoCloseable {
    private static final long GOODBYE_MS = 1_000;
    private static final int BACKLOG = 100;

    private final SmscOptions options;
    private final Journal journal;
    private final Later later;
    private final Requests requests;
    private final ServerSocket door;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final Thread porter;

    private Smsc(SmscOptions options, Journal journal, ServerSocket door) {
        this.options = options;
        this.journal = journal;
        this.door = door;
        this.later = new Later(e -> journal.link(0, "failure", e.getClass().getSimpleName()));
        this.requests = new Requests(options, journal, later);
        this.porter = new Thread(this::letIn, "smsc-accept");
        this.porter.setDaemon(true);
    }

    /**
     * Listens, and continues the log that is there.
     *
     * @throws IOException if the port is taken or the log cannot be written
     */
    public static Smsc start(SmscOptions options) throws IOException {
        ServerSocket door = new ServerSocket();
        try {
            door.setReuseAddress(true);
            door.bind(new InetSocketAddress(InetAddress.getByName(options.host()), options.port()), BACKLOG);
            Smsc smsc = new Smsc(options, Journal.open(options), door);
            smsc.journal.link(0, "start", "");
            smsc.porter.start();
            return smsc;
        } catch (IOException e) {
            door.close();
            throw e;
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    public Path log() {
        return options.log();
    }

    /** Links that are bound now. */
    public int bound() {
        return requests.bound();
    }

    /** Cuts every link without goodbye; clients may connect again at once. */
    public void dropLinks() {
        sessions.forEach(Session::cut);
    }

    /** A subscriber's message to a short number, for everyone who ever bound. Digits without plus, 70 characters. */
    public void handsetSends(String msisdn, String shortNumber, String text) {
        requests.broadcast(Handset.message(new Address(1, 1, msisdn), new Address(0, 1, shortNumber), text, null));
    }

    private void letIn() {
        int number = 0;
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                socket.setTcpNoDelay(true);
                sessions.removeIf(Session::over);
                Session session = new Session(socket, ++number, requests);
                sessions.add(session);
                session.start();
            } catch (IOException e) {
                // A client that went while it was let in; or the door is closed, and the loop ends.
            }
        }
    }

    /** Says unbind on every link, waits a moment for the answers, closes. */
    @Override
    public void close() throws IOException {
        door.close();
        for (Session session : sessions) {
            session.send(Pdu.request(Pdu.UNBIND, session.nextSequence()).bytes());
            session.finish();
        }
        try {
            porter.join(GOODBYE_MS);
            for (Session session : sessions) {
                session.await(GOODBYE_MS);
                session.cut();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            dropLinks();
        }
        later.close();
        journal.link(0, "stop", "");
        journal.close();
    }
}
