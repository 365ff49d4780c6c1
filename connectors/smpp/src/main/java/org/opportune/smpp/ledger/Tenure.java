package org.opportune.smpp.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.ledger.Fence;
import org.opportune.schemas.ledger.Intent;
import org.opportune.schemas.ledger.LedgerEntry;
import org.opportune.schemas.ledger.Returned;
import org.opportune.schemas.outcome.DeliveryResult;

/**
 * One writer's time as owner of its lanes: from its fences to another's, or to its end. It hears what the log tells on the
 * writer's own thread, in order, so that whatever it says of the lanes at a time agrees with the places of {@link #mark}
 * at that time. Not final: the tests plant faults here.
 */
public class Tenure implements AutoCloseable {
    /** What the lanes say to their owner. */
    public interface Owner {
        /** The action's intent was read back and counts: it may be sent. */
        void maySend(String actionId);

        /** The action's result was read back and counts. */
        void recorded(String actionId);
    }

    private static final long POLL_MS = 100;

    private record Read(int lane, long offset, LedgerEntry entry) {}

    private final Ledger ledger;
    private final Set<Integer> owned;
    private final long token;
    private final Runnable onNews;
    private final Map<Integer, Lane> lanes = new TreeMap<>();
    /** The epochs of our fences, by lane. */
    private final Map<Integer, Long> epochs = new HashMap<>();

    private final Set<Integer> held = new HashSet<>();
    private final Past past = new Past();
    private final BlockingQueue<Read> reads = new LinkedBlockingQueue<>();
    private volatile @Nullable LedgerStopped failure;
    private String identity = "";

    /**
     * A tenure that has not begun.
     *
     * @param owned the lanes it is about
     * @param token random
     * @param onNews called on any thread when {@link #hear} has something to tell; must not block
     */
    public Tenure(Ledger ledger, Set<Integer> owned, long token, Runnable onNews) {
        this.ledger = ledger;
        this.owned = Set.copyOf(owned);
        this.token = token;
        this.onNews = onNews;
    }

    Lane lane(LaneMark mark) {
        return new Lane(mark);
    }

    Lane lane(int number, long first) {
        return new Lane(number, first);
    }

    /**
     * Takes the lanes over: reads each from the mark, or if that has none from its first record, to its end, writes a
     * fence, and reads to that.
     *
     * @param patienceMs longest wait for the log in all
     * @throws LedgerStopped if the log is not the mark's, lacks records, does not answer in time, or another writer takes
     *     a lane at the same time
     */
    public void open(LedgerMark mark, long patienceMs) throws LedgerStopped, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMs);
        identity = ledger.identity();
        if (!mark.identity().isEmpty() && !mark.identity().equals(identity)) {
            throw LedgerStopped.broken(
                    "topic must be the one of the state: topic id=" + identity + ", of the state=" + mark.identity());
        }
        mark.standing().forEach(past::stand);
        mark.ended().forEach(past::end);
        Map<Integer, Long> ends = ledger.follow(begin(mark), reader());
        readUntil(() -> ends.entrySet().stream().allMatch(e -> of(e.getKey()).position() >= e.getValue()), deadline);
        lanes.forEach((number, lane) -> {
            epochs.put(number, lane.epoch() + 1);
            append(number, new Fence());
        });
        readUntil(() -> held.size() == owned.size(), deadline);
    }

    private Map<Integer, Long> begin(LedgerMark mark) throws LedgerStopped {
        mark.lanes().forEach(each -> lanes.put(each.lane(), lane(each)));
        Set<Integer> fresh = new HashSet<>(owned);
        fresh.removeAll(lanes.keySet());
        ledger.firsts(fresh).forEach((number, first) -> lanes.put(number, lane(number, first)));
        Map<Integer, Long> from = new TreeMap<>();
        lanes.forEach((number, lane) -> from.put(number, lane.position()));
        return from;
    }

    private Ledger.Reader reader() {
        return new Ledger.Reader() {
            @Override
            public void read(int lane, long offset, LedgerEntry entry) {
                reads.add(new Read(lane, offset, entry));
                onNews.run();
            }

            @Override
            public void failed(LedgerStopped why) {
                failure = why;
                onNews.run();
            }
        };
    }

    private void readUntil(BooleanSupplier reached, long deadline) throws LedgerStopped, InterruptedException {
        while (!reached.getAsBoolean()) {
            throwIfStopped();
            Read read = reads.poll(POLL_MS, TimeUnit.MILLISECONDS);
            if (read != null) {
                take(read, null);
            } else if (System.nanoTime() - deadline > 0) {
                throw LedgerStopped.broken(
                        "lanes must be read in time: read and fenced=" + held.size() + " of " + owned.size());
            }
        }
    }

    /**
     * Tells {@code owner} what was read since.
     *
     * @throws LedgerStopped if a lane was lost or the log failed; then nothing more may be sent, now and for ever
     */
    public void hear(Owner owner) throws LedgerStopped {
        throwIfStopped();
        for (Read read = reads.poll(); read != null; read = reads.poll()) {
            take(read, owner);
        }
    }

    private void throwIfStopped() throws LedgerStopped {
        LedgerStopped why = failure;
        if (why != null) {
            throw why;
        }
    }

    private void take(Read read, @Nullable Owner owner) throws LedgerStopped {
        try {
            take(read.lane(), read, owner);
        } catch (LedgerStopped e) {
            failure = e;
            throw e;
        }
    }

    private void take(int number, Read read, @Nullable Owner owner) throws LedgerStopped {
        Lane lane = of(number);
        LedgerEntry entry = read.entry();
        boolean counts = lane.read(read.offset(), entry);
        if (entry.getSaid() instanceof Fence) {
            fence(number, lane, entry, counts);
        } else if (counts && !held.contains(number)) {
            past.enter(entry);
        } else if (counts && owner != null) {
            tell(entry, owner);
        }
    }

    private void fence(int number, Lane lane, LedgerEntry entry, boolean effective) throws LedgerStopped {
        Long epoch = epochs.get(number);
        boolean ours = epoch != null && entry.getToken() == token && entry.getEpoch() == epoch;
        if (ours && effective) {
            lane.held();
            held.add(number);
        } else if (ours || (effective && held.contains(number))) {
            throw LedgerStopped.fenced(number, lane.epoch());
        }
    }

    private static void tell(LedgerEntry entry, Owner owner) {
        if (entry.getSaid() instanceof Intent intent) {
            owner.maySend(intent.getActionId());
        } else if (entry.getSaid() instanceof DeliveryResult result) {
            owner.recorded(result.getActionId());
        }
    }

    private Lane of(int number) {
        return Objects.requireNonNull(lanes.get(number), "not an owned lane");
    }

    /** Appends; {@link Owner#maySend} follows, if ever. */
    public void append(Intent intent) {
        append(Lanes.of(intent.getActionId()), intent);
    }

    /** Appends; the action is free again. */
    public void append(Returned returned) {
        append(Lanes.of(returned.getActionId()), returned);
    }

    /** Appends; {@link Owner#recorded} follows, if ever. */
    public void append(DeliveryResult result) {
        append(Lanes.of(result.getActionId()), result);
    }

    private void append(int lane, Object said) {
        Long epoch = Objects.requireNonNull(epochs.get(lane), "not an owned lane");
        ledger.append(lane, new LedgerEntry(epoch, token, said));
    }

    /** True once for an action that has its result, or will not be sent again: it must not be sent. */
    public boolean isEnded(String actionId) {
        return past.takeEnded(actionId);
    }

    /** True once for an action that a writer before may have sent, and that may be sent again. */
    public boolean isStanding(String actionId) {
        return past.takeStanding(actionId);
    }

    /** Intents without a result whose actions are not sent again; from now on those are ended. */
    public List<Intent> giveUp(Contract contract) {
        return past.giveUp(contract);
    }

    /** Forgets what cannot come again at {@code nowMs}; returns intents whose action never came. */
    public List<Intent> forget(long nowMs) {
        return past.forget(nowMs);
    }

    /**
     * What to remember.
     *
     * @param standing intents of this tenure that were read back and whose results were not
     */
    public LedgerMark mark(List<Intent> standing) {
        List<Intent> all = new ArrayList<>(past.standing());
        all.addAll(standing);
        return new LedgerMark(identity, lanes.values().stream().map(Lane::mark).toList(), all, past.ended());
    }

    @Override
    public void close() {
        ledger.close();
    }
}
