package org.opportune.smpp.session;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.SMPPConstant;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.smpp.DeliveryClock;
import org.opportune.smpp.SmppOption;
import org.opportune.smpp.SmppOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores each deliver_sm, also one that cannot be read, and answers it afterwards. Reads on the reader thread, stores
 * and answers on the io thread; what waits is bounded.
 */
final class InboundGate {
    private static final Logger LOG = LoggerFactory.getLogger(InboundGate.class);

    private final SmppOptions options;
    private final Inbox inbox;
    private final DeliveryClock clock;
    private final SessionCounters counters;
    private final Executor io;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger answers = new AtomicInteger();

    InboundGate(SmppOptions options, Inbox inbox, DeliveryClock clock, SessionCounters counters, Executor io) {
        this.options = options;
        this.inbox = inbox;
        this.clock = clock;
        this.counters = counters;
        this.io = io;
    }

    /** On the reader thread; never blocks. */
    void accept(Link link, int commandId, int sequence, byte[] pdu) {
        int limit = options.number(SmppOption.INBOUND_WINDOW);
        if (answers.get() > 2 * limit) {
            link.drop("peer ignores refusals");
            return;
        }
        if (commandId != SMPPConstant.CID_DELIVER_SM) {
            answer(link, commandId, sequence, SMPPConstant.STAT_ESME_RINVCMDID);
            return;
        }
        if (waiting.get() >= limit) {
            counters.inboundRefused.increment();
            answer(link, commandId, sequence, SMPPConstant.STAT_ESME_RMSGQFUL);
            return;
        }
        InboundMessage message = read(pdu);
        waiting.incrementAndGet();
        io.execute(() -> store(link, sequence, message));
    }

    private InboundMessage read(byte[] pdu) {
        try {
            return new DeliverSmReader(pdu).read(options.smscId(), clock.nowMs());
        } catch (MalformedPdu e) {
            counters.inboundMalformed.increment();
            LOG.warn("Cannot read deliver_sm of {} due to {}", options.smscId(), e.getMessage());
            return e.message(options.smscId(), clock.nowMs(), pdu);
        }
    }

    private void store(Link link, int sequence, InboundMessage message) {
        CompletionStage<Void> stored;
        try {
            stored = inbox.append(message);
        } catch (RuntimeException e) {
            stored(link, sequence, message, e);
            return;
        }
        stored.whenComplete((nothing, failure) -> stored(link, sequence, message, failure));
    }

    private void stored(Link link, int sequence, InboundMessage message, @Nullable Throwable failure) {
        waiting.decrementAndGet();
        if (failure != null) {
            counters.inboundRefused.increment();
            LOG.warn(
                    "Cannot store deliver_sm of {} due to {}",
                    options.smscId(),
                    failure.getClass().getSimpleName());
            answer(link, SMPPConstant.CID_DELIVER_SM, sequence, SMPPConstant.STAT_ESME_RX_T_APPN);
        } else if (message.getMalformed() != null) {
            // Permanent: the same octets would fail again, and they are kept.
            answer(link, SMPPConstant.CID_DELIVER_SM, sequence, SMPPConstant.STAT_ESME_RX_P_APPN);
        } else {
            counters.inbound.increment();
            answer(link, SMPPConstant.CID_DELIVER_SM, sequence, SMPPConstant.STAT_ESME_ROK);
        }
    }

    private void answer(Link link, int commandId, int sequence, int status) {
        answers.incrementAndGet();
        io.execute(() -> {
            answers.decrementAndGet();
            link.respond(commandId, sequence, status);
        });
    }
}
