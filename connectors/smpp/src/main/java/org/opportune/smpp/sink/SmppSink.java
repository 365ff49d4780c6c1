package org.opportune.smpp.sink;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.opportune.schemas.action.Action;
import org.opportune.smpp.DeliveryClock;
import org.opportune.smpp.SmppOptions;
import org.opportune.smpp.session.Inbox;

/**
 * Sends actions over SMPP; each writer has a bind of its own. Every action ends in one {@code DeliveryResult}.
 *
 * <p>What holds over a crash: an action the last checkpoint knew as written is never sent again and ends UNKNOWN; one it
 * knew as unsubmitted is sent. What does not hold yet, for want of an intent ledger: an action that came and was sent
 * <em>after</em> the last checkpoint comes again and is sent again; and one in doubt at the checkpoint whose answer came
 * before the crash has two results, the answer and then UNKNOWN, of which the first counts; a checkpoint restored twice
 * reports its doubts twice. Readers of results go by the action's id.
 *
 * <p>While a checkpoint is taken no action is begun for up to {@code smpp.flush-timeout}, so that few are in doubt.
 */
public final class SmppSink implements Sink<Action>, SupportsWriterState<Action, SmppWriterState> {
    private static final long serialVersionUID = 1L;

    private final SmppOptions options;
    private final DeliveryClock clock;
    private final Results.Factory results;
    private final Inbox.Factory inbox;

    /**
     * A sink.
     *
     * @param options of the bind; its mode must transmit
     * @param clock decides validity
     * @param results where results go
     * @param inbox where deliver_sm go; opened in every mode
     * @throws IllegalArgumentException if the mode does not transmit
     */
    public SmppSink(SmppOptions options, DeliveryClock clock, Results.Factory results, Inbox.Factory inbox) {
        if (!options.bindMode().transmits()) {
            throw new IllegalArgumentException(
                    "smpp.bind-mode: must transmit for a sink: smpp.bind-mode=" + options.bindMode());
        }
        this.options = options;
        this.clock = clock;
        this.results = results;
        this.inbox = inbox;
    }

    @Override
    public StatefulSinkWriter<Action, SmppWriterState> createWriter(WriterInitContext context) throws IOException {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<Action, SmppWriterState> restoreWriter(
            WriterInitContext context, Collection<SmppWriterState> recovered) throws IOException {
        SmppWriter writer = new SmppWriter(
                options,
                options.readPassword(),
                clock,
                results.open(),
                inbox.open(),
                context.getMailboxExecutor(),
                context.metricGroup(),
                context.getTaskInfo().getIndexOfThisSubtask());
        writer.start(recovered);
        return writer;
    }

    @Override
    public SimpleVersionedSerializer<SmppWriterState> getWriterStateSerializer() {
        return new SmppWriterStateSerializer();
    }
}
