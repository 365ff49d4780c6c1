package org.opportune.smpp.sink;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.action.Action;
import org.opportune.smpp.DeliveryClock;
import org.opportune.smpp.SmppOptions;
import org.opportune.smpp.StopSwitch;
import org.opportune.smpp.ledger.Lanes;
import org.opportune.smpp.ledger.Ledger;
import org.opportune.smpp.session.Inbox;

/**
 * Sends actions over SMPP; each subtask has a bind, and the lanes of the ledger that are its own. Every action ends in one
 * {@code DeliveryResult} in the ledger; nothing leaves downstream.
 *
 * <p>What holds over a crash, whatever was killed: an action that may be sent at most once is not submitted again if it
 * may have been submitted; without a result it ends UNKNOWN. See {@link org.opportune.smpp.ledger}.
 *
 * <p>An operator and no {@code Sink}: a lane's state must reach its owner at any parallelism, and a sink's state is dealt
 * out in turn. So each subtask is shown all of it, and takes what is of its lanes.
 */
public final class SmppSend extends AbstractStreamOperator<Void>
        implements OneInputStreamOperator<Action, Void>, BoundedOneInput {
    private static final long serialVersionUID = 1L;

    /**
     * Where the state lies.
     *
     * @param lanes of all subtasks, each shown to all
     * @param writers what the sink of version 0.2 kept; read once
     */
    public record State(ListStateDescriptor<byte[]> lanes, ListStateDescriptor<byte[]> writers)
            implements java.io.Serializable {}

    private final SmppOptions options;
    private final DeliveryClock clock;
    private final Ledger.Factory ledger;
    private final Inbox.Factory inbox;
    private final StopSwitch.Factory stops;
    private final State names;

    private transient @Nullable MailboxExecutor mailbox;
    private transient @Nullable ListState<byte[]> state;
    private transient @Nullable SmppWriter writer;
    private transient List<SmppWriterState> recovered = List.of();

    /**
     * An operator that must be fed by {@link #after}.
     *
     * @param options of the bind; its mode must transmit
     * @param clock decides validity
     * @param inbox where deliver_sm go; opened in every mode
     * @param stops what must not be sent
     * @throws IllegalArgumentException if the mode does not transmit
     */
    public SmppSend(
            SmppOptions options,
            DeliveryClock clock,
            Ledger.Factory ledger,
            Inbox.Factory inbox,
            StopSwitch.Factory stops,
            State names) {
        if (!options.bindMode().transmits()) {
            throw new IllegalArgumentException(
                    "smpp.bind-mode: must transmit to send: smpp.bind-mode=" + options.bindMode());
        }
        this.options = options;
        this.clock = clock;
        this.ledger = ledger;
        this.inbox = inbox;
        this.stops = stops;
        this.names = names;
    }

    /** Ends the stream with this operator; every action reaches the subtask that owns its lane. */
    public SingleOutputStreamOperator<Void> after(DataStream<Action> actions) {
        return actions.partitionCustom(Lanes::owner, action -> Lanes.of(action.getId()))
                .transform("send", Types.VOID, this);
    }

    @Override
    public void setMailboxExecutor(MailboxExecutor mailboxExecutor) {
        super.setMailboxExecutor(mailboxExecutor);
        this.mailbox = mailboxExecutor;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        ListState<byte[]> lanes = context.getOperatorStateStore().getUnionListState(names.lanes());
        ListState<byte[]> writers = context.getOperatorStateStore().getListState(names.writers());
        SmppWriterStateSerializer serializer = new SmppWriterStateSerializer();
        recovered = new ArrayList<>();
        for (byte[] octets : lanes.get()) {
            recovered.add(SimpleVersionedSerialization.readVersionAndDeSerialize(serializer, octets));
        }
        for (byte[] octets : writers.get()) {
            recovered.add(SimpleVersionedSerialization.readVersionAndDeSerialize(serializer, octets));
            if (getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks() > 1) {
                throw new IllegalStateException(
                        "a savepoint of version 0.2 must be restored at parallelism 1 once, then saved again: its actions"
                                + " lie with writers that do not own their lanes");
            }
        }
        writers.clear();
        state = lanes;
    }

    @Override
    public void open() throws Exception {
        super.open();
        int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
        int parallelism = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        SmppWriter made = new SmppWriter(
                options,
                options.readPassword(),
                clock,
                ledger.open(),
                Lanes.ownedBy(subtask, parallelism),
                new SecureRandom().nextLong(),
                inbox.open(),
                stops,
                Objects.requireNonNull(mailbox, "mailbox"),
                getMetricGroup(),
                subtask);
        writer = made;
        made.start(recovered);
        recovered = List.of();
    }

    private SmppWriter writer() {
        return Objects.requireNonNull(writer, "open() comes first");
    }

    @Override
    public void processElement(StreamRecord<Action> element) throws Exception {
        writer().write(element.getValue());
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        Objects.requireNonNull(state, "initializeState() comes first")
                .update(List.of(SimpleVersionedSerialization.writeVersionAndSerialize(
                        new SmppWriterStateSerializer(), writer().snapshot())));
    }

    @Override
    public void endInput() throws Exception {
        writer().drain();
    }

    @Override
    public void close() throws Exception {
        if (writer != null) {
            writer.close();
        }
        super.close();
    }
}
