package org.opportune.smpp.sink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.fact.OutcomeStatus;

/**
 * The actions that a writer has taken and that have no result in the ledger yet, by what comes next for each. One that
 * is not reported is in exactly one of: waiting, intended, ready, open, resuming. Task's thread.
 */
final class InHand {
    /** @param refused how often a message centre has refused it for now */
    record Waiting(Action action, int refused) {}

    /** Accepted from upstream; no intent of them stands. */
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    /** Their intent is appended and not read back. */
    private final Map<String, Delivery> intended = new LinkedHashMap<>();
    /** They may be sent; the message centre has nothing of them. */
    private final Deque<Delivery> ready = new ArrayDeque<>();
    /** The message centre has a part; the next segment is to be written. */
    private final Deque<Delivery> resuming = new ArrayDeque<>();
    /** A segment is written and not answered. */
    private final Set<Delivery> open = new LinkedHashSet<>();
    /** Ids of all of these, and of what is reported. */
    private final Set<String> ids = new HashSet<>();

    /** False if it is in hand already. */
    boolean take(String actionId) {
        return ids.add(actionId);
    }

    void await(Action action, int refused) {
        waiting.addLast(new Waiting(action, refused));
    }

    /** Refused for now: it is the next again. */
    void giveBack(Delivery refused) {
        waiting.addFirst(new Waiting(refused.action(), refused.intent().getAttempt()));
    }

    @Nullable
    Waiting nextWaiting() {
        return waiting.pollFirst();
    }

    void intend(Delivery delivery) {
        intended.put(delivery.id(), delivery);
    }

    void maySend(String actionId) {
        Delivery delivery = intended.remove(actionId);
        if (delivery != null) {
            ready.addLast(delivery);
        }
    }

    @Nullable
    Delivery nextReady() {
        return ready.pollFirst();
    }

    /** The next that the message centre has a part of. */
    @Nullable
    Delivery nextResuming() {
        return resuming.pollFirst();
    }

    void written(Delivery delivery) {
        open.add(delivery);
    }

    void answered(Delivery delivery) {
        open.remove(delivery);
    }

    /** A part of it was accepted, and there is another; those that began before go on before it. */
    void resume(Delivery delivery) {
        resuming.addLast(delivery);
    }

    /** The segment that was to be written is to be written again, before all others. */
    void repeat(Delivery delivery) {
        (delivery.started() ? resuming : ready).addFirst(delivery);
    }

    /** The ledger has its result. */
    void recorded(String actionId) {
        ids.remove(actionId);
    }

    /** Lets go of what is over: nothing was sent of those before their first segment, and what was sent in part is unknown. */
    void expire(Over over, Reports reports) {
        drop(waiting, Waiting::action, over, (each, end) -> reports.unsent(each.action(), null, end, null));
        drop(ready, Delivery::action, over, (each, end) -> reports.unsent(each.action(), each.intent(), end, null));
        drop(resuming, Delivery::action, over, (each, end) -> reports.sent(each, OutcomeStatus.UNKNOWN, null));
    }

    /** How an action ends that is over; null while it is not. */
    interface Over {
        @Nullable
        OutcomeStatus of(Action action);
    }

    private static <T> void drop(
            Collection<T> from, Function<T, Action> action, Over over, BiConsumer<T, OutcomeStatus> ended) {
        from.removeIf(each -> {
            OutcomeStatus end = over.of(action.apply(each));
            if (end != null) {
                ended.accept(each, end);
            }
            return end != null;
        });
    }

    /** Whose intent was read back. */
    List<Delivery> standing() {
        List<Delivery> standing = new ArrayList<>(ready);
        standing.addAll(open);
        standing.addAll(resuming);
        return standing;
    }

    /** All that are not reported: those whose intent stands first. */
    List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        standing().forEach(each -> actions.add(each.action()));
        intended.values().forEach(each -> actions.add(each.action()));
        waiting.forEach(each -> actions.add(each.action()));
        return actions;
    }

    int waiting() {
        return waiting.size();
    }

    /** How many are between intent and result. */
    int begun() {
        return intended.size() + ready.size() + open.size() + resuming.size();
    }

    /** True if a message centre has, or may have, a part of something. */
    boolean isUnderWay() {
        return !open.isEmpty() || !resuming.isEmpty();
    }

    /** True if nothing is left, reported or not. */
    boolean isEmpty() {
        return ids.isEmpty();
    }
}
