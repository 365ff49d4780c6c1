package org.opportune.simulators.smsc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one system id, and its links that can receive. A deliver_sm whose link is lost goes to the next; one
 * that is refused is tried again. Kept in memory only: what waits when the process ends is lost. Thread-safe.
 */
final class Mailbox {
    /** deliver_sm open on one link at a time. */
    private static final int WINDOW = 100;

    private static final int MOST_WAITING = 100_000;
    private static final int MOST_ATTEMPTS = 10;
    private static final long RETRY_MS = 500;

    private final Journal journal;
    private final Later later;
    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private final Map<Session, Map<Integer, Delivery>> open = new HashMap<>();
    private final List<Session> receivers = new ArrayList<>();
    private int turn;

    Mailbox(Journal journal, Later later) {
        this.journal = journal;
        this.later = later;
    }

    synchronized void join(Session receiver) {
        receivers.add(receiver);
        open.put(receiver, new HashMap<>());
        pump();
    }

    synchronized void leave(Session receiver) {
        Map<Integer, Delivery> unanswered = open.remove(receiver);
        receivers.remove(receiver);
        if (unanswered != null) {
            unanswered.values().forEach(this::retry);
        }
        pump();
    }

    synchronized void put(Delivery delivery) {
        if (waiting.size() >= MOST_WAITING) {
            journal.link(0, "mailbox-full", delivery.kind() + " " + delivery.messageId());
            return;
        }
        waiting.add(delivery);
        pump();
    }

    synchronized void answered(Session receiver, int sequence, int status) {
        Map<Integer, Delivery> mine = open.get(receiver);
        Delivery delivery = mine == null ? null : mine.remove(sequence);
        journal.deliverAnswer(receiver.number(), sequence, status);
        if (delivery != null && status != Status.OK) {
            later.run(RETRY_MS, () -> retry(delivery));
        }
        pump();
    }

    private synchronized void retry(Delivery delivery) {
        if (delivery.kind() != Delivery.Kind.NOISE && delivery.attempt() < MOST_ATTEMPTS) {
            put(delivery.again());
        }
    }

    private void pump() {
        while (!waiting.isEmpty()) {
            Session receiver = free(waiting.peek().origin());
            if (receiver == null) {
                return;
            }
            send(receiver, waiting.remove());
        }
    }

    private @Nullable Session free(@Nullable Session wished) {
        if (wished != null && hasRoom(wished)) {
            return wished;
        }
        for (int i = 0; i < receivers.size(); i++) {
            Session next = receivers.get(Math.floorMod(turn++, receivers.size()));
            if (hasRoom(next)) {
                return next;
            }
        }
        return null;
    }

    private boolean hasRoom(Session receiver) {
        Map<Integer, Delivery> mine = open.get(receiver);
        return mine != null && mine.size() < WINDOW;
    }

    private void send(Session receiver, Delivery delivery) {
        int sequence = receiver.nextSequence();
        Map<Integer, Delivery> mine = open.get(receiver);
        if (mine != null) {
            mine.put(sequence, delivery);
        }
        journal.deliver(receiver.number(), sequence, delivery);
        receiver.send(new Pdu(Pdu.DELIVER_SM, 0, sequence, delivery.body()).bytes());
    }
}
