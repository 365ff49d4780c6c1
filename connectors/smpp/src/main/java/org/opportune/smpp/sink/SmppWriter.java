package org.opportune.smpp.sink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.metrics.MetricGroup;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.ledger.Intent;
import org.opportune.schemas.ledger.Returned;
import org.opportune.smpp.DeliveryClock;
import org.opportune.smpp.SmppOption;
import org.opportune.smpp.SmppOptions;
import org.opportune.smpp.StopSwitch;
import org.opportune.smpp.ledger.Contract;
import org.opportune.smpp.ledger.Lanes;
import org.opportune.smpp.ledger.Ledger;
import org.opportune.smpp.ledger.LedgerMark;
import org.opportune.smpp.ledger.LedgerStopped;
import org.opportune.smpp.ledger.Tenure;
import org.opportune.smpp.session.Inbox;
import org.opportune.smpp.session.ShortMessage;
import org.opportune.smpp.session.SmppSession;
import org.opportune.smpp.session.SubmitResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One writer. Everything happens on the task's thread; what other threads have to say comes as {@link News}.
 */
final class SmppWriter implements Tenure.Owner {
    private static final Logger LOG = LoggerFactory.getLogger(SmppWriter.class);
    private static final long PAUSE_NANOS = 1_000_000;

    /** So much of a window may have leave to be sent and not be sent: it hides the time that reading back takes. */
    private static final int AHEAD = 4;

    private final SmppOptions options;
    private final DeliveryClock clock;
    private final Inbox inbox;
    private final MailboxExecutor mailbox;
    private final Set<Integer> lanes;
    private final Tenure tenure;
    private final SmppSession session;
    private final DeliveryMetrics metrics;
    private final Reports reports;
    private final SendCheck check;
    /** Actions that may be between intent and result at a time: the window, and some whose turn comes next. */
    private final int begun;

    private final InHand inHand = new InHand();
    private final News news;
    private final Sweep sweep = new Sweep();
    private boolean ending;
    private boolean closed;

    /**
     * @param lanes that this writer owns
     * @param token random
     */
    SmppWriter(
            SmppOptions options,
            String password,
            DeliveryClock clock,
            Ledger ledger,
            Set<Integer> lanes,
            long token,
            Inbox inbox,
            StopSwitch.Factory stopSwitch,
            MailboxExecutor mailbox,
            MetricGroup group,
            int subtask) {
        this.options = options;
        this.clock = clock;
        this.inbox = inbox;
        this.check = new SendCheck(clock, stopSwitch);
        this.mailbox = mailbox;
        this.lanes = lanes;
        this.news = new News(mailbox, this::advance);
        this.tenure = new Tenure(ledger, lanes, token, news::wake);
        this.session = new SmppSession(options, password, inbox, clock, System::nanoTime, subtask, news::wake);
        int window = options.number(SmppOption.WINDOW);
        this.begun = window + Math.max(1, window / AHEAD);
        this.metrics = new DeliveryMetrics(group, options.smscId(), window, session, inHand::waiting);
        this.reports = new Reports(tenure, clock, metrics);
    }

    /**
     * Takes the lanes over, settles what the writers before left, learns what is stopped, and begins to bind.
     *
     * @param recovered of all writers of the job; what is of other lanes is left to their owners
     */
    void start(Collection<SmppWriterState> recovered) throws IOException, InterruptedException {
        List<LedgerMark> marks = recovered.stream().map(SmppWriterState::ledger).toList();
        tenure.open(LedgerMark.of(marks, lanes), options.number(SmppOption.LEDGER_TIMEOUT));
        for (Intent intent : tenure.giveUp(Contract.AT_MOST_ONCE)) {
            metrics.unknownAtStart();
            reports.unknown(intent);
        }
        for (SmppWriterState state : recovered) {
            state.actions().stream()
                    .filter(action -> lanes.contains(Lanes.of(action.getId())))
                    .forEach(this::accept);
        }
        check.open(news::wake);
        session.start();
    }

    /** Takes one more, of an owned lane, and waits while there are too many. */
    void write(Action action) throws IOException, InterruptedException {
        accept(action);
        advance();
        while (inHand.waiting() > options.number(SmppOption.BUFFER)) {
            mailbox.yield();
        }
    }

    private void accept(Action action) {
        if (tenure.isEnded(action.getId()) || !inHand.take(action.getId())) {
            metrics.suppressed();
            return;
        }
        // Only of those that may be sent again does an intent stand by now.
        boolean again = tenure.isStanding(action.getId());
        inHand.await(action, again ? 1 : 0);
    }

    /** Waits until every action has its result. */
    void drain() throws IOException, InterruptedException {
        advance();
        while (!inHand.isEmpty() || !reports.isEmpty()) {
            mailbox.yield();
        }
    }

    /**
     * Fetches no news: what is told of the lanes is as of their marks. An intent that was not read back is not told: it
     * cannot have been sent, and if it counts it lies behind the mark.
     */
    SmppWriterState snapshot() {
        List<Intent> standing = new ArrayList<>(reports.intents());
        inHand.standing().forEach(delivery -> standing.add(delivery.intent()));
        List<Action> actions = new ArrayList<>(reports.actions());
        actions.addAll(inHand.actions());
        return new SmppWriterState(tenure.mark(standing), actions);
    }

    private void advance() throws IOException {
        if (closed) {
            return;
        }
        hear();
        expire();
        intend();
        while (session.free() > 0 && sendNext()) {
            // Until the window is full or nothing is left.
        }
    }

    private void hear() throws IOException {
        try {
            tenure.hear(this);
            if (check.hear()) {
                sweep.soon();
            }
        } catch (LedgerStopped e) {
            if (e.isFenced()) {
                metrics.fenced();
            }
            // What has leave to be sent stays unsent too.
            closed = true;
            throw e;
        }
        news.hear();
    }

    @Override
    public void maySend(String actionId) {
        inHand.maySend(actionId);
    }

    @Override
    public void recorded(String actionId) {
        reports.recorded(actionId);
        inHand.recorded(actionId);
    }

    /** Writes down what is to be sent next, so that leave to send is there when the window has room. */
    private void intend() {
        while (!ending && session.bound() && !session.pausing() && inHand.begun() < begun) {
            InHand.Waiting next = inHand.nextWaiting();
            if (next == null) {
                return;
            }
            OutcomeStatus over = check.of(next.action());
            if (over != null) {
                reports.unsent(next.action(), null, over, null);
                continue;
            }
            try {
                Delivery delivery = Delivery.of(next.action(), next.refused() + 1, options);
                inHand.intend(delivery);
                metrics.intended();
                tenure.append(delivery.intent());
            } catch (Delivery.Unsendable e) {
                reports.unsent(next.action(), null, OutcomeStatus.REJECTED, e.commandStatus);
            }
        }
    }

    /** What made room was told before: heard first, it lets a begun message go on before another begins. */
    private boolean sendNext() throws IOException {
        hear();
        Delivery next = inHand.nextResuming();
        if (next == null && !ending) {
            next = inHand.nextReady();
        }
        if (next != null) {
            submitUnlessOver(next);
        }
        return next != null;
    }

    /** What was sent in part and must not go on is unknown. */
    private void submitUnlessOver(Delivery delivery) {
        OutcomeStatus over = check.of(delivery.action());
        if (over == null) {
            submit(delivery);
        } else if (delivery.started()) {
            reports.sent(delivery, OutcomeStatus.UNKNOWN, null);
        } else {
            reports.unsent(delivery.action(), delivery.intent(), over, null);
        }
    }

    /**
     * Now and then, and when something was stopped, so that what cannot be sent ends in time; what is about to be sent is
     * looked at again.
     */
    private void expire() {
        if (!sweep.begins()) {
            return;
        }
        inHand.expire(check, reports);
        if (sweep.forgets()) {
            tenure.forget(clock.nowMs()).forEach(reports::unknown);
        }
    }

    private void submit(Delivery delivery) {
        inHand.written(delivery);
        metrics.submitted();
        ShortMessage message = delivery.next(clock.nowMs());
        long fromNanos = System.nanoTime();
        session.submit(message, result -> {
            long nanos = System.nanoTime() - fromNanos;
            news.tell(() -> {
                metrics.answered(result, nanos);
                answered(delivery, result);
            });
        });
    }

    /** Once a part is accepted the whole can no longer be called rejected or expired: it is unknown. */
    private void answered(Delivery delivery, SubmitResult result) {
        inHand.answered(delivery);
        switch (result.end()) {
            case ACCEPTED -> {
                delivery.accepted(result.messageId());
                if (delivery.complete()) {
                    reports.sent(delivery, OutcomeStatus.ACCEPTED, null);
                } else {
                    inHand.resume(delivery);
                }
            }
            case TRY_AGAIN -> {
                if (delivery.started()) {
                    inHand.repeat(delivery);
                } else {
                    giveBack(delivery);
                }
            }
            // Its intent stands, and was not made use of.
            case NOT_SENT -> inHand.repeat(delivery);
            case REJECTED ->
                reports.sent(
                        delivery,
                        delivery.started() ? OutcomeStatus.UNKNOWN : OutcomeStatus.REJECTED,
                        result.commandStatus());
            case UNKNOWN -> reports.sent(delivery, OutcomeStatus.UNKNOWN, null);
        }
    }

    private void giveBack(Delivery delivery) {
        tenure.append(new Returned(delivery.id(), delivery.intent().getAttempt()));
        inHand.giveBack(delivery);
    }

    /**
     * Waits a bounded time for answers to what is open, begins nothing, and leaves. What has no result then is in the
     * ledger as an intent without one.
     */
    void close() {
        try {
            awaitAnswers();
        } finally {
            closed = true;
            try {
                session.close();
            } finally {
                closePorts();
            }
        }
    }

    private void closePorts() {
        try {
            check.close();
        } finally {
            try {
                inbox.close();
            } finally {
                tenure.close();
            }
        }
    }

    private void awaitAnswers() {
        ending = true;
        long deadline = System.nanoTime() + options.number(SmppOption.DRAIN_TIMEOUT) * 1_000_000L;
        try {
            while (!closed
                    && inHand.isUnderWay()
                    && System.nanoTime() - deadline < 0
                    && !Thread.currentThread().isInterrupted()) {
                advance();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (IOException e) {
            LOG.warn("Cannot wait for answers of {} due to {}", options.smscId(), e.getMessage());
        }
    }
}
