package org.opportune.smpp.sink;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.outcome.DeliveryResult;
import org.opportune.smpp.DeliveryClock;
import org.opportune.smpp.SmppOption;
import org.opportune.smpp.SmppOptions;
import org.opportune.smpp.session.Inbox;
import org.opportune.smpp.session.ShortMessage;
import org.opportune.smpp.session.SmppSession;
import org.opportune.smpp.session.SubmitResult;
import org.opportune.smpp.sink.SmppWriterState.InDoubt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One writer. Everything happens on the task's thread: what other threads have to say waits in a queue and one mail
 * fetches it all. An action is in exactly one of: waiting, resuming, open, reporting.
 */
final class SmppWriter implements StatefulSinkWriter<Action, SmppWriterState> {
    private static final Logger LOG = LoggerFactory.getLogger(SmppWriter.class);
    private static final long SWEEP_NANOS = 100_000_000;

    private final SmppOptions options;
    private final DeliveryClock clock;
    private final Results results;
    private final Inbox inbox;
    private final MailboxExecutor mailbox;
    private final SmppSession session;
    private final DeliveryMetrics metrics;

    /** Accepted from upstream; the message centre has nothing of them. */
    private final Deque<Action> waiting = new ArrayDeque<>();
    /** The message centre has a part; the next segment is to be written. */
    private final Deque<Delivery> resuming = new ArrayDeque<>();
    /** A segment is written and not answered. */
    private final Set<Delivery> open = new LinkedHashSet<>();
    /** Ended, and the result not yet durable. */
    private final Map<Long, InDoubt> reporting = new LinkedHashMap<>();

    private final Queue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean mailSent = new AtomicBoolean();
    private long nextSweepNanos = System.nanoTime();
    private long reports;
    private boolean flushing;
    private boolean closed;
    private @Nullable Throwable failure;

    SmppWriter(
            SmppOptions options,
            String password,
            DeliveryClock clock,
            Results results,
            Inbox inbox,
            MailboxExecutor mailbox,
            SinkWriterMetricGroup group,
            int subtask) {
        this.options = options;
        this.clock = clock;
        this.results = results;
        this.inbox = inbox;
        this.mailbox = mailbox;
        this.session = new SmppSession(options, password, inbox, clock, System::nanoTime, subtask, this::wake);
        this.metrics =
                new DeliveryMetrics(group, options.smscId(), options.number(SmppOption.WINDOW), session, waiting::size);
    }

    void start(Collection<SmppWriterState> recovered) {
        for (SmppWriterState state : recovered) {
            waiting.addAll(state.unsubmitted());
            state.inDoubt().forEach(doubt -> report(doubt, OutcomeStatus.UNKNOWN, null, List.of()));
        }
        session.start();
    }

    @Override
    public void write(Action action, Context context) throws IOException, InterruptedException {
        waiting.addLast(action);
        advance();
        while (waiting.size() > options.number(SmppOption.BUFFER)) {
            mailbox.yield();
        }
    }

    /**
     * At a checkpoint: starts no action, waits up to {@code smpp.flush-timeout} for those begun, and until every result
     * is durable. At the end of input: until every action has its result.
     */
    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + options.number(SmppOption.FLUSH_TIMEOUT) * 1_000_000L;
        flushing = !endOfInput;
        try {
            advance();
            while (!flushed(endOfInput, System.nanoTime() - deadline >= 0)) {
                mailbox.yield();
            }
        } finally {
            flushing = false;
        }
    }

    private boolean flushed(boolean endOfInput, boolean late) {
        boolean idle = open.isEmpty() && resuming.isEmpty();
        return reporting.isEmpty() && (endOfInput ? idle && waiting.isEmpty() : idle || late);
    }

    /** Fetches no news: what ends from here on is in doubt for this checkpoint. */
    @Override
    public List<SmppWriterState> snapshotState(long checkpointId) {
        List<InDoubt> inDoubt = new ArrayList<>(reporting.values());
        open.forEach(delivery -> inDoubt.add(InDoubt.of(delivery.action(), delivery.segments())));
        resuming.forEach(delivery -> inDoubt.add(InDoubt.of(delivery.action(), delivery.segments())));
        return List.of(new SmppWriterState(new ArrayList<>(waiting), inDoubt));
    }

    /** Any thread. */
    private void tell(Runnable what) {
        news.add(what);
        wake();
    }

    /** Any thread. One mail at a time, however much there is to say. */
    private void wake() {
        if (mailSent.compareAndSet(false, true)) {
            try {
                mailbox.execute(
                        () -> {
                            mailSent.set(false);
                            advance();
                        },
                        "SMPP results");
            } catch (RejectedExecutionException e) {
                LOG.debug("Task is ending: news stays unread");
            }
        }
    }

    private void advance() throws IOException {
        if (closed) {
            return;
        }
        hear();
        if (failure != null) {
            throw new IOException("Cannot store delivery results", failure);
        }
        expire();
        while (session.free() > 0 && sendNext()) {
            // Until the window is full or nothing is left.
        }
    }

    private void hear() {
        for (Runnable item = news.poll(); item != null; item = news.poll()) {
            item.run();
        }
    }

    /** What made room was told before: heard first, it lets a begun message go on before another begins. */
    private boolean sendNext() {
        hear();
        if (!resuming.isEmpty()) {
            submit(resuming.removeFirst());
        } else if (!flushing && !waiting.isEmpty()) {
            begin(waiting.removeFirst());
        } else {
            return false;
        }
        return true;
    }

    /** Now and then, so that what cannot be sent ends in time; what is about to be sent is looked at again. */
    private void expire() {
        if (System.nanoTime() - nextSweepNanos < 0) {
            return;
        }
        nextSweepNanos = System.nanoTime() + SWEEP_NANOS;
        long now = clock.nowMs();
        waiting.removeIf(action -> {
            boolean over = now > action.getValidUntilMs();
            if (over) {
                report(InDoubt.of(action, 0), OutcomeStatus.EXPIRED, null, List.of());
            }
            return over;
        });
        resuming.removeIf(delivery -> {
            boolean over = now > delivery.action().getValidUntilMs();
            if (over) {
                end(delivery, OutcomeStatus.UNKNOWN, null);
            }
            return over;
        });
    }

    private void begin(Action action) {
        if (clock.nowMs() > action.getValidUntilMs()) {
            report(InDoubt.of(action, 0), OutcomeStatus.EXPIRED, null, List.of());
            return;
        }
        try {
            submit(Delivery.of(action, options));
        } catch (Delivery.Unsendable e) {
            report(InDoubt.of(action, 0), OutcomeStatus.REJECTED, e.commandStatus, List.of());
        }
    }

    private void submit(Delivery delivery) {
        open.add(delivery);
        metrics.submitted();
        ShortMessage message = delivery.next(clock.nowMs());
        long fromNanos = System.nanoTime();
        session.submit(message, result -> {
            long nanos = System.nanoTime() - fromNanos;
            tell(() -> {
                metrics.answered(result, nanos);
                answered(delivery, result);
            });
        });
    }

    /** Once a part is accepted the whole can no longer be called rejected or expired: it is unknown. */
    private void answered(Delivery delivery, SubmitResult result) {
        open.remove(delivery);
        switch (result.end()) {
            case ACCEPTED -> {
                delivery.accepted(result.messageId());
                if (delivery.complete()) {
                    end(delivery, OutcomeStatus.ACCEPTED, null);
                } else {
                    resuming.addLast(delivery);
                }
            }
            case TRY_AGAIN, NOT_SENT -> {
                if (delivery.started()) {
                    resuming.addFirst(delivery);
                } else {
                    waiting.addFirst(delivery.action());
                }
            }
            case REJECTED ->
                end(
                        delivery,
                        delivery.started() ? OutcomeStatus.UNKNOWN : OutcomeStatus.REJECTED,
                        result.commandStatus());
            case UNKNOWN -> end(delivery, OutcomeStatus.UNKNOWN, null);
        }
    }

    private void end(Delivery delivery, OutcomeStatus status, @Nullable Integer commandStatus) {
        report(InDoubt.of(delivery.action(), delivery.segments()), status, commandStatus, delivery.messageIds());
    }

    private void report(InDoubt about, OutcomeStatus status, @Nullable Integer commandStatus, List<String> messageIds) {
        DeliveryResult result = new DeliveryResult();
        result.setActionId(about.actionId());
        result.setMsisdn(about.msisdn());
        result.setCampaign(about.campaign());
        result.setStatus(status);
        if (commandStatus != null) {
            result.setCommandStatus(commandStatus);
        }
        result.setMessageIds(messageIds);
        if (about.segments() > 0) {
            result.setSmsc(options.smscId());
        }
        result.setSegments(about.segments());
        result.setAtMs(clock.nowMs());
        long report = reports++;
        reporting.put(report, about);
        metrics.ended(status);
        results.append(result).whenComplete((stored, error) -> tell(() -> reported(report, error)));
    }

    private void reported(long report, @Nullable Throwable error) {
        if (error == null) {
            reporting.remove(report);
        } else {
            failure = error;
        }
    }

    /** What is open now is in doubt in the last checkpoint or comes again from upstream: it gets no result here. */
    @Override
    public void close() {
        closed = true;
        try {
            session.close();
        } finally {
            try {
                inbox.close();
            } finally {
                results.close();
            }
        }
    }
}
