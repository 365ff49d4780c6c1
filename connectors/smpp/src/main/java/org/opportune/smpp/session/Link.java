package org.opportune.smpp.session;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jspecify.annotations.Nullable;
import org.opportune.smpp.SmppOption;
import org.opportune.smpp.SmppOptions;

/**
 * One TCP link: a jSMPP session whose submits do not wait. jSMPP binds, sends enquire_link and answers it; submit_sm,
 * its answers, deliver_sm and the peer's unbind while submits are open are handled here. Lives from connect to close.
 */
final class Link extends SMPPSession {
    private static final int UDHI = 0x40;
    private static final int CLOSE_WAIT_MS = 1_000;

    /** What a link tells its owner. Called on any thread; must not block. */
    interface Owner {
        void closed(Link link, String reason);

        /** Fewer submits are open than before. */
        void room();

        /** A deliver_sm or data_sm came. */
        void inbound(Link link, int commandId, int sequence, byte[] pdu);
    }

    private final SmppOptions options;
    private final SessionCounters counters;
    private final OpenSubmits open;
    private final Parts parts;
    private final LongSupplier nanoTime;
    private final Executor io;
    private volatile @Nullable Integer unbindSequence;
    private volatile boolean unbinding;

    private Link(
            SmppOptions options,
            SessionCounters counters,
            Parts parts,
            LongSupplier nanoTime,
            Executor io,
            Owner owner) {
        super(
                new SynchronizedPDUSender(new DefaultPDUSender()),
                new FrameReader(options.number(SmppOption.MAX_PDU_OCTETS), parts),
                parts::connect);
        this.options = options;
        this.counters = counters;
        this.parts = parts;
        this.nanoTime = nanoTime;
        this.io = io;
        this.open = parts.open;
        parts.owner = owner;
        parts.link = this;
        setPduProcessorDegree(1);
        setEnquireLinkTimer(options.number(SmppOption.ENQUIRE_INTERVAL));
        setTransactionTimer(options.number(SmppOption.RESPONSE_TIMEOUT));
    }

    /**
     * Connects and binds, waiting for both.
     *
     * @throws IOException if either fails; the link is closed then
     */
    static Link bind(
            SmppOptions options,
            String password,
            SessionCounters counters,
            LongSupplier nanoTime,
            Executor io,
            Owner owner)
            throws IOException {
        Parts parts = new Parts(options, counters, nanoTime);
        Link link = new Link(options, counters, parts, nanoTime, io, owner);
        try {
            link.connectAndBind(
                    options.host(),
                    options.port(),
                    new BindParameter(
                            bindType(options),
                            options.text(SmppOption.SYSTEM_ID),
                            password,
                            options.text(SmppOption.SYSTEM_TYPE),
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            options.text(SmppOption.ADDRESS_RANGE)),
                    options.number(SmppOption.BIND_TIMEOUT));
            return link;
        } catch (IOException | RuntimeException e) {
            link.drop("bind failed");
            link.close();
            throw e;
        }
    }

    private static BindType bindType(SmppOptions options) {
        return switch (options.bindMode()) {
            case TRANSCEIVER -> BindType.BIND_TRX;
            case TRANSMITTER -> BindType.BIND_TX;
            case RECEIVER -> BindType.BIND_RX;
        };
    }

    int openSubmits() {
        return open.size();
    }

    boolean isUsable() {
        return !unbinding && parts.isOpen() && getSessionState().isBound();
    }

    /** Writes {@code message}; {@code done} is called exactly once, perhaps before this returns. */
    void submit(ShortMessage message, Consumer<SubmitResult> done) {
        int sequence = sequence().nextValue();
        if (!isUsable() || !open.add(sequence, done, nanoTime.getAsLong())) {
            done.accept(SubmitResult.NOT_SENT);
            return;
        }
        try {
            write(message, sequence);
        } catch (PDUStringException e) {
            // jSMPP checks the fields before it writes: nothing left this process.
            open.complete(sequence, new SubmitResult(SubmitResult.End.REJECTED, e.getErrorCode(), ""));
        } catch (IOException e) {
            drop("write failed");
            open.complete(sequence, SubmitResult.UNKNOWN);
        }
    }

    private void write(ShortMessage message, int sequence) throws PDUStringException, IOException {
        pduSender()
                .sendSubmitSm(
                        connection().getOutputStream(),
                        sequence,
                        "",
                        TypeOfNumber.valueOf((byte) message.source().ton()),
                        NumberingPlanIndicator.valueOf((byte) message.source().npi()),
                        message.source().text(),
                        TypeOfNumber.valueOf((byte) message.destination().ton()),
                        NumberingPlanIndicator.valueOf(
                                (byte) message.destination().npi()),
                        message.destination().text(),
                        new ESMClass(message.headed() ? UDHI : 0),
                        (byte) 0,
                        (byte) 0,
                        "",
                        message.validityPeriod(),
                        new RegisteredDelivery(message.receipt() ? 1 : 0),
                        (byte) 0,
                        new RawDataCoding((byte) message.dataCoding()),
                        (byte) 0,
                        message.toOctets(),
                        new OptionalParameter.User_message_reference((short) message.reference()));
    }

    /** Answers a deliver_sm or data_sm. Blocks while the peer does not read; a failure closes the link. */
    void respond(int commandId, int sequence, int commandStatus) {
        try {
            if (commandId == SMPPConstant.CID_DELIVER_SM) {
                pduSender().sendDeliverSmResp(connection().getOutputStream(), commandStatus, sequence, "");
            } else {
                pduSender()
                        .sendHeader(
                                connection().getOutputStream(),
                                commandId | SMPPConstant.MASK_CID_RESP,
                                commandStatus,
                                sequence);
            }
        } catch (IOException e) {
            drop("write failed");
        }
    }

    /** Ends what is overdue and closes a link that is stuck or that was asked to end. */
    void tick(long nowNanos) {
        long deadline = nowNanos - options.number(SmppOption.RESPONSE_TIMEOUT) * 1_000_000L;
        open.expire(deadline);
        if (parts.writeStuckSince(deadline)) {
            drop("peer does not read");
        }
        unbindIfIdle();
    }

    /** Whether the PDU is dealt with. On the reader thread. */
    private boolean take(int commandId, int status, int sequence, byte[] pdu) {
        switch (commandId) {
            case SMPPConstant.CID_SUBMIT_SM_RESP -> {
                if (!open.complete(sequence, result(status, pdu))) {
                    counters.lateResponses.increment();
                }
                unbindIfIdle();
                return true;
            }
            case SMPPConstant.CID_GENERIC_NACK -> {
                return nack(status, sequence);
            }
            case SMPPConstant.CID_DELIVER_SM, SMPPConstant.CID_DATA_SM -> {
                parts.owner().inbound(this, commandId, sequence, pdu);
                return true;
            }
            case SMPPConstant.CID_UNBIND -> {
                unbinding = true;
                if (open.size() == 0) {
                    return false;
                }
                unbindSequence = sequence;
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private SubmitResult result(int status, byte[] pdu) {
        if (status == SMPPConstant.STAT_ESME_ROK) {
            byte[] body = Arrays.copyOfRange(pdu, FrameReader.HEADER, pdu.length);
            return new SubmitResult(SubmitResult.End.ACCEPTED, status, DeliverSmReader.untilNul(body));
        }
        boolean tryAgain = options.isTryAgain(status);
        return new SubmitResult(tryAgain ? SubmitResult.End.TRY_AGAIN : SubmitResult.End.REJECTED, status, "");
    }

    /** One that names no PDU leaves the open submits to be answered or to run out. */
    private boolean nack(int status, int sequence) {
        if (sequence == 0) {
            counters.strayNacks.increment();
            return true;
        }
        boolean ours = open.complete(sequence, new SubmitResult(SubmitResult.End.REJECTED, status, ""));
        unbindIfIdle();
        return ours;
    }

    /** The peer's unbind is answered once nothing is open, so that answers on their way still count. */
    private void unbindIfIdle() {
        Integer sequence = unbindSequence;
        if (sequence != null && open.size() == 0) {
            unbindSequence = null;
            io.execute(() -> {
                respond(SMPPConstant.CID_UNBIND, sequence, SMPPConstant.STAT_ESME_ROK);
                drop("peer unbound");
            });
        }
    }

    /** Closes the socket only; jSMPP's reader finds out and tidies up. Safe on every thread. */
    void drop(String reason) {
        parts.drop(reason);
    }

    /** Unbinds if bound, waiting at most a second, and closes. Not on the reader thread. */
    void shutDown() {
        unbinding = true;
        setTransactionTimer(CLOSE_WAIT_MS);
        unbindAndClose();
        drop("closed");
    }

    /** What must exist before the jSMPP session does. */
    private static final class Parts implements FrameReader.Frames {
        private final SmppOptions options;
        private final SessionCounters counters;
        private final LongSupplier nanoTime;
        private final OpenSubmits open = new OpenSubmits(() -> owner().room());
        private volatile String reason = "link closed";
        private volatile @Nullable GuardedConnection connection;
        private volatile @Nullable Link link;
        private volatile @Nullable Owner owner;

        Parts(SmppOptions options, SessionCounters counters, LongSupplier nanoTime) {
            this.options = options;
            this.nanoTime = nanoTime;
            this.counters = counters;
        }

        Connection connect(String host, int port) throws IOException {
            GuardedConnection opened = GuardedConnection.open(
                    host, port, options.number(SmppOption.CONNECT_TIMEOUT), nanoTime, this::onClose);
            connection = opened;
            return opened;
        }

        private void onClose() {
            open.close();
            owner().closed(link(), reason);
        }

        Owner owner() {
            return Objects.requireNonNull(owner);
        }

        private Link link() {
            return Objects.requireNonNull(link);
        }

        boolean isOpen() {
            GuardedConnection c = connection;
            return c != null && c.isOpen();
        }

        boolean writeStuckSince(long deadlineNanos) {
            GuardedConnection c = connection;
            return c != null && c.writeStuckSince(deadlineNanos);
        }

        void drop(String why) {
            GuardedConnection c = connection;
            if (c != null && c.isOpen()) {
                reason = why;
                try {
                    c.close();
                } catch (IOException e) {
                    // The socket is gone either way; the owner has been told.
                    reason = why;
                }
            }
        }

        @Override
        public boolean take(int commandId, int commandStatus, int sequence, byte[] pdu) {
            return link().take(commandId, commandStatus, sequence, pdu);
        }

        @Override
        public void broken(String rule) {
            counters.brokenFrames.increment();
            drop(rule);
        }
    }
}
