package org.opportune.simulators.smsc;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What clients ask, and how it is answered; knows who is bound as what. Thread-safe. */
final class Requests {
    private static final byte[] OWN_NAME = "opportune-smsc\0".getBytes(StandardCharsets.US_ASCII);

    private final SmscOptions options;
    private final Journal journal;
    private final Later later;
    private final Submits submits;
    private final Map<String, Mailbox> mailboxes = new ConcurrentHashMap<>();
    private final Map<Session, Bind> binds = new ConcurrentHashMap<>();

    /** @param mailbox of the system id; null if the link only submits */
    private record Bind(boolean submits, @Nullable Mailbox mailbox, Mailbox home) {}

    Requests(SmscOptions options, Journal journal, Later later) {
        this.options = options;
        this.journal = journal;
        this.later = later;
        this.submits = new Submits(options, journal, later);
    }

    void handle(Session session, Pdu pdu) {
        switch (pdu.command()) {
            case Pdu.BIND_RECEIVER, Pdu.BIND_TRANSMITTER, Pdu.BIND_TRANSCEIVER -> bind(session, pdu);
            case Pdu.SUBMIT_SM -> submit(session, pdu);
            case Pdu.ENQUIRE_LINK -> session.send(pdu.answer(Status.OK).bytes());
            case Pdu.UNBIND -> {
                ended(session);
                session.send(pdu.answer(Status.OK).bytes());
                session.finish();
            }
            case Pdu.UNBIND | Pdu.RESPONSE -> session.finish();
            case Pdu.DELIVER_SM | Pdu.RESPONSE, Pdu.GENERIC_NACK -> delivered(session, pdu);
            case Pdu.ENQUIRE_LINK | Pdu.RESPONSE -> {}
            default ->
                session.send(Pdu.nack(Status.INVALID_COMMAND, pdu.sequence()).bytes());
        }
    }

    /** Links that are bound. */
    int bound() {
        return binds.size();
    }

    Mailbox mailbox(String systemId) {
        return mailboxes.computeIfAbsent(systemId, id -> new Mailbox(journal, later));
    }

    /** Every mailbox gets it that somebody ever bound to. */
    void broadcast(Delivery delivery) {
        mailboxes.values().forEach(mailbox -> mailbox.put(delivery));
    }

    void ended(Session session) {
        Bind bind = binds.remove(session);
        if (bind != null) {
            journal.link(session.number(), "closed", "");
            if (bind.mailbox() != null) {
                bind.mailbox().leave(session);
            }
        }
    }

    private void bind(Session session, Pdu pdu) {
        String systemId;
        String password;
        try {
            PduBody body = new PduBody(pdu.body());
            systemId = body.text("system_id", 16);
            password = body.text("password", 9);
        } catch (MalformedPdu e) {
            session.send(pdu.answer(e.status(), OWN_NAME).bytes());
            return;
        }
        int status = judge(session, systemId, password);
        journal.link(session.number(), "bind " + mode(pdu.command()) + " " + LogLine.status(status), systemId);
        if (status != Status.OK) {
            session.send(pdu.answer(status, OWN_NAME).bytes());
            return;
        }
        // Known before the client can know it; given messages only behind the answer.
        Mailbox home = mailbox(systemId);
        boolean receives = pdu.command() != Pdu.BIND_TRANSMITTER;
        binds.put(session, new Bind(pdu.command() != Pdu.BIND_RECEIVER, receives ? home : null, home));
        session.send(pdu.answer(status, OWN_NAME).bytes());
        if (receives) {
            home.join(session);
        }
    }

    private int judge(Session session, String systemId, String password) {
        if (binds.containsKey(session)) {
            return Status.ALREADY_BOUND;
        }
        if (!options.systemId().isEmpty() && !options.systemId().equals(systemId)) {
            return Status.INVALID_SYSTEM_ID;
        }
        boolean wrong = !options.password().isEmpty() && !options.password().equals(password);
        return wrong ? Status.INVALID_PASSWORD : Status.OK;
    }

    private void submit(Session session, Pdu pdu) {
        Bind bind = binds.get(session);
        if (bind == null || !bind.submits()) {
            session.sendAnswer(pdu.answer(Status.WRONG_BIND_STATE).bytes());
            return;
        }
        try {
            submits.handle(session, bind.home(), pdu.sequence(), SubmitSm.parse(pdu.body()));
        } catch (MalformedPdu e) {
            journal.link(session.number(), "malformed submit_sm", String.valueOf(e.getMessage()));
            session.sendAnswer(pdu.answer(e.status()).bytes());
        }
    }

    private void delivered(Session session, Pdu pdu) {
        Bind bind = binds.get(session);
        if (bind != null && bind.mailbox() != null) {
            bind.mailbox().answered(session, pdu.sequence(), pdu.status());
        }
    }

    private static String mode(int command) {
        if (command == Pdu.BIND_TRANSMITTER) {
            return "transmitter";
        }
        return command == Pdu.BIND_RECEIVER ? "receiver" : "transceiver";
    }
}
