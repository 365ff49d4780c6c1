package org.opportune.smpp.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.ledger.Fence;
import org.opportune.schemas.ledger.LedgerEntry;
import org.opportune.schemas.outcome.DeliveryResult;

/**
 * A log in memory and its users. A user's appends land in their order, when {@link User#land} says so or at once; what
 * has landed is read when {@link User#deliver} says so or at once.
 */
public final class TestLog {
    private final List<List<LedgerEntry>> lanes = new ArrayList<>();
    private final List<LedgerEntry> landed = new ArrayList<>();
    private final List<User> users = new ArrayList<>();
    /** What happens elsewhere while a user waits for its fence. */
    Runnable meanwhile = () -> {};

    public TestLog() {
        for (int i = 0; i < Lanes.COUNT; i++) {
            lanes.add(new ArrayList<>());
        }
    }

    /** A user that reads at once, and whose appends land at once unless {@link User#held}. */
    public User atOnce() {
        return new User(true);
    }

    User slow() {
        return new User(false);
    }

    /** What the lanes hold, in the order it landed. */
    public synchronized List<LedgerEntry> all() {
        return List.copyOf(landed);
    }

    /** The results among them. */
    public List<DeliveryResult> results() {
        return said(DeliveryResult.class);
    }

    public <T> List<T> said(Class<T> type) {
        return all().stream()
                .map(LedgerEntry::getSaid)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    public synchronized void put(int lane, LedgerEntry entry) {
        lanes.get(lane).add(entry);
        landed.add(entry);
        users.stream().filter(user -> user.atOnce).forEach(User::deliverAll);
    }

    private record Flying(int lane, LedgerEntry entry) {}

    /** One who appends and reads. */
    public final class User implements Ledger {
        private final boolean atOnce;
        private final Deque<Flying> flying = new ArrayDeque<>();
        private final Map<Integer, Integer> next = new TreeMap<>();
        private @Nullable Reader reader;
        /** What is appended stays under way. */
        public volatile boolean held;

        User(boolean atOnce) {
            this.atOnce = atOnce;
            users.add(this);
        }

        @Override
        public String identity() {
            return "a log";
        }

        @Override
        public Map<Integer, Long> firsts(Set<Integer> of) {
            Map<Integer, Long> firsts = new HashMap<>();
            of.forEach(lane -> firsts.put(lane, 0L));
            return firsts;
        }

        @Override
        public Map<Integer, Long> follow(Map<Integer, Long> from, Reader listener) {
            synchronized (TestLog.this) {
                reader = listener;
                Map<Integer, Long> ends = new HashMap<>();
                from.forEach((lane, offset) -> {
                    next.put(lane, offset.intValue());
                    ends.put(lane, (long) lanes.get(lane).size());
                });
                deliverAll();
                return ends;
            }
        }

        @Override
        public void append(int lane, LedgerEntry entry) {
            if (entry.getSaid() instanceof Fence) {
                meanwhile.run();
            }
            synchronized (TestLog.this) {
                flying.add(new Flying(lane, entry));
                if (entry.getSaid() instanceof Fence || (atOnce && !held)) {
                    landAll();
                    deliverAll();
                }
            }
        }

        /** Lets what is under way land. */
        public void landAll() {
            synchronized (TestLog.this) {
                while (land()) {
                    // The next one.
                }
            }
        }

        boolean land() {
            Flying first = flying.poll();
            if (first != null) {
                put(first.lane(), first.entry());
            }
            return first != null;
        }

        /** Hands one record of some lane to the reader. */
        boolean deliver() {
            for (Map.Entry<Integer, Integer> lane : next.entrySet()) {
                List<LedgerEntry> records = lanes.get(lane.getKey());
                int offset = lane.getValue();
                if (reader != null && offset < records.size()) {
                    lane.setValue(offset + 1);
                    reader.read(lane.getKey(), offset, records.get(offset));
                    return true;
                }
            }
            return false;
        }

        void deliverAll() {
            while (deliver()) {
                // The next one.
            }
        }

        /** The log breaks. */
        public void fail() {
            if (reader != null) {
                reader.failed(LedgerStopped.broken("broker must take what is appended: topic=t"));
            }
        }

        @Override
        public void close() {
            synchronized (TestLog.this) {
                users.remove(this);
            }
        }
    }
}
