package org.opportune.simulators.smsc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.opportune.simulators.smsc.Delivery.Address;

/** Does with each submit_sm what the script says: log, noise, answer, receipt, reply. Thread-safe. */
final class Submits {
    private static final long LONGEST_HOLD_MS = 1_000;
    private static final int UNKNOWN_COMMAND = 0x00010777;
    private static final int NEVER_USED = 0x7FFFFFF0;

    private final SmscScript script;
    private final SmscOptions options;
    private final Journal journal;
    private final Later later;
    private final Chooser chooser;

    Submits(SmscOptions options, Journal journal, Later later) {
        this.script = options.script();
        this.options = options;
        this.journal = journal;
        this.later = later;
        this.chooser = new Chooser(script);
    }

    /** @param home gets what comes back from the handset */
    void handle(Session session, Mailbox home, int sequence, SubmitSm submit) {
        Behaviour behaviour = chooser.next(submit.destination());
        long number = journal.submit(session.number(), sequence, submit, behaviour, script.responseIds());
        noise(session, home, behaviour.noise());
        // The handset speaks from another thread: only an answer that is queued before it surely comes first.
        boolean handsetFirst = behaviour.receipt().beforeResponse();
        if (handsetFirst) {
            aftermath(session, home, submit, number, behaviour);
        }
        answerInTime(session, sequence, number, behaviour);
        if (!handsetFirst) {
            aftermath(session, home, submit, number, behaviour);
        }
    }

    private void answerInTime(Session session, int sequence, long number, Behaviour behaviour) {
        if (behaviour.afterMs() == 0) {
            answer(session, sequence, number, behaviour);
        } else {
            later.run(behaviour.afterMs(), () -> answer(session, sequence, number, behaviour));
        }
    }

    private void answer(Session session, int sequence, long number, Behaviour behaviour) {
        switch (behaviour.answer()) {
            case NEVER -> {}
            case DROP_LINK -> session.cut();
            case NACK -> answer(session, Pdu.nack(behaviour.status(), sequence), behaviour);
            case NACK_ZERO -> answer(session, Pdu.nack(behaviour.status(), 0), behaviour);
            case ACCEPT -> {
                byte[] id = (script.responseIds().write(number) + "\0").getBytes(StandardCharsets.US_ASCII);
                answer(session, response(sequence, Status.OK, id), behaviour);
            }
            // SMPP 3.4 section 4.4.2: no body if the status is not zero.
            case REJECT, THROTTLE, QUEUE_FULL ->
                answer(session, response(sequence, behaviour.status(), new byte[0]), behaviour);
        }
    }

    private void answer(Session session, Pdu answer, Behaviour behaviour) {
        byte[] octets = answer.bytes();
        for (int i = 0; i < behaviour.times(); i++) {
            if (behaviour.outOfOrder()) {
                session.hold(octets);
            } else {
                session.sendAnswer(octets);
            }
        }
        if (behaviour.outOfOrder()) {
            later.run(LONGEST_HOLD_MS, session::releaseHeld);
        }
    }

    private void aftermath(Session session, Mailbox home, SubmitSm submit, long number, Behaviour behaviour) {
        if (!behaviour.taken()) {
            return;
        }
        Receipt receipt = behaviour.receipt();
        boolean delivered = receipt.state() == Receipt.State.DELIVRD;
        if (receipt.sent() && submit.wantsReceipt(delivered)) {
            Instant submitted = options.clock().instant();
            String id = script.receiptIds().write(number);
            Instant done = submitted.plusMillis(receipt.delayMs());
            Delivery delivery = Handset.receipt(submit, id, receipt, submitted, done, session);
            for (int i = 0; i < receipt.times(); i++) {
                putAfter(receipt.beforeResponse() ? 0 : receipt.delayMs(), receipt.beforeResponse(), home, delivery);
            }
        }
        Behaviour.Reply reply = behaviour.reply();
        if (reply != null && delivered && submit.segment().last()) {
            Address handset = new Address(submit.destinationTon(), submit.destinationNpi(), submit.destination());
            Address sender = new Address(submit.sourceTon(), submit.sourceNpi(), submit.source());
            Delivery message = Handset.message(handset, sender, reply.text(), session);
            putAfter(receipt.delayMs() + reply.delayMs(), false, home, message);
        }
    }

    private void putAfter(long delayMs, boolean atOnce, Mailbox home, Delivery delivery) {
        if (atOnce) {
            home.put(delivery);
        } else {
            later.run(delayMs, () -> home.put(delivery));
        }
    }

    private static Pdu response(int sequence, int status, byte[] body) {
        return new Pdu(Pdu.SUBMIT_SM | Pdu.RESPONSE, status, sequence, body);
    }

    private static void noise(Session session, Mailbox home, Behaviour.Noise noise) {
        switch (noise) {
            case NONE -> {}
            case MALFORMED_DELIVER -> {
                byte[] body = {0, 1, 1, '9', '9', '9'};
                home.put(new Delivery(Delivery.Kind.NOISE, "", body, session, 1));
            }
            case OVERSIZED -> session.send(oversized());
            case UNKNOWN_COMMAND ->
                session.send(
                        Pdu.request(UNKNOWN_COMMAND, session.nextSequence()).bytes());
            case STRAY_ANSWER ->
                session.send(
                        response(NEVER_USED, Status.OK, new byte[] {'0', 0}).bytes());
            case UNBIND ->
                session.send(Pdu.request(Pdu.UNBIND, session.nextSequence()).bytes());
        }
    }

    private static byte[] oversized() {
        byte[] octets = Pdu.request(Pdu.DELIVER_SM, 1).bytes();
        octets[0] = 0x7F;
        octets[1] = (byte) 0xFF;
        octets[2] = (byte) 0xFF;
        octets[3] = (byte) 0xFF;
        return octets;
    }
}
