package org.opportune.pipeline.operator;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.checkpoint.CheckpointType;
import org.apache.flink.runtime.state.AbstractKeyedStateBackend;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyedStateCheckpointOutputStream;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.jspecify.annotations.Nullable;
import org.opportune.pipeline.StateNames;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.measure.Measures;
import org.opportune.pipeline.order.OrderBuffer;
import org.opportune.pipeline.pattern.PatternNames;
import org.opportune.pipeline.stream.Notice;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.event.EventKind;
import org.opportune.subscriber.StepOutput;
import org.opportune.subscriber.Subscriber;
import org.opportune.subscriber.SubscriberStep;

/**
 * The one operator that owns a subscriber (design 3.15). Events wait in the order buffer until both their watermark and
 * the control watermark have passed them; then each is one step of jobs/subscriber. Event time only moves when both
 * inputs say so: idleness of the control input is ignored, an idle event input stands still.
 *
 * <p>Not final, and some of its duties are package-private methods: the tests plant faults there.
 */
public class SubscriberOperator extends AbstractStreamOperator<Decision>
        implements TwoInputStreamOperator<Envelope, Notice, Decision>, Triggerable<Long, VoidNamespace> {
    private static final long serialVersionUID = 1L;

    /** A version stays this long after it was replaced: a restore may give this subtask's copy to one farther behind. */
    private static final long KEEP_VERSIONS_MS = 24 * 3_600_000L;

    private final SubscriberOptions options;
    private final boolean recording;
    private final PatternNames patterns;

    private transient @Nullable MailboxExecutor mailbox;
    private transient @Nullable Parts parts;
    private boolean sliceQueued;

    /** What exists once state is there. */
    private record Parts(
            Layouts layouts,
            OrderStation order,
            Board board,
            SubscriberCache cache,
            SubscriberStep step,
            Emitter out,
            OpenPartials open,
            OpenSample sample,
            FirstArrivals arrivals,
            Tally tally,
            ListState<Tuple2<String, Long>> tallyState,
            WakeUps wakeUps) {}

    public SubscriberOperator(SubscriberOptions options) {
        this(options, false, PatternNames.NONE);
    }

    /**
     * @param recording whether events leave by {@link Outputs#PLACED} too
     * @param patterns that run beside it
     */
    public SubscriberOperator(SubscriberOptions options, boolean recording, PatternNames patterns) {
        this.options = options;
        this.recording = recording;
        this.patterns = patterns;
    }

    @Override
    public void setMailboxExecutor(MailboxExecutor mailboxExecutor) {
        super.setMailboxExecutor(mailboxExecutor);
        this.mailbox = mailboxExecutor;
    }

    @Override
    protected boolean isUsingCustomRawKeyedState() {
        return true;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        AbstractKeyedStateBackend<Long> backend = (AbstractKeyedStateBackend<Long>) this.<Long>getKeyedStateBackend();
        if (backend.requiresLegacySynchronousTimerSnapshots(CheckpointType.CHECKPOINT)) {
            throw new IllegalStateException(
                    "timers must be kept in RocksDB: state.backend.rocksdb.timer-service.factory=HEAP");
        }
        Layouts layouts = new Layouts(context.getOperatorStateStore(), layouts());
        OrderStation order = new OrderStation(
                OrderState.open(backend.getKeyGroupRange(), context), options.bufferBytes(), this::reachedMs);
        Measures measures = new Measures(getMetricGroup());
        Board board = new Board(context.getOperatorStateStore(), options, measures);
        patterns.require(board.definitions().at(Long.MAX_VALUE).scenarios());
        SubscriberCache cache = new SubscriberCache(
                options.cacheSize(),
                this::setCurrentKey,
                getPartitionedState(StateNames.HOT),
                getPartitionedState(StateNames.COLD));
        FirstArrivals arrivals = new FirstArrivals(System::nanoTime);
        Tally tally = new Tally(getRuntimeContext());
        ListState<Tuple2<String, Long>> tallyState =
                context.getOperatorStateStore().getListState(StateNames.TALLY);
        for (Tuple2<String, Long> count : tallyState.get()) {
            tally.add(count.f0, count.f1);
        }
        SubscriberStep step = new SubscriberStep(board.definitions(), board.feeds());
        Emitter out = new Emitter(output, tally, new Meters(measures, arrivals), recording);
        OpenSample sample = new OpenSample(
                context.getOperatorStateStore(),
                measures,
                getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0);
        if (context.isRestored()) {
            sample.recount(backend, getPartitionedState(StateNames.HOT));
        }
        OpenPartials open = new OpenPartials(
                tally.count(Counts.OPEN_PARTIALS),
                measures.counter(Measure.PARTIALS_EXPIRED),
                measures.counter(Measure.PARTIALS_REFUSED),
                sample);
        InternalTimerService<VoidNamespace> timers =
                getInternalTimerService(StateNames.WAKE_UPS, VoidNamespaceSerializer.INSTANCE, this);
        WakeUps wakeUps = new WakeUps(timers, this::setCurrentKey, options.horizonMs(), step, out, open);
        parts = new Parts(layouts, order, board, cache, step, out, open, sample, arrivals, tally, tallyState, wakeUps);
        order.register(measures);
        cache.register(measures);
        measures.gauge(Measure.OPEN_PARTIALS, tally.count(Counts.OPEN_PARTIALS)::value);
    }

    private Parts parts() {
        return Objects.requireNonNull(parts, "state is not there yet");
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        Parts p = parts();
        flush(p.cache());
        p.layouts().save();
        p.board().save();
        p.sample().save();
        p.tallyState().update(p.tally().snapshot());
        AbstractKeyedStateBackend<?> backend = (AbstractKeyedStateBackend<?>) getKeyedStateBackend();
        write(
                p.order().buffer(),
                backend.getKeyGroupRange(),
                backend.getNumberOfKeyGroups(),
                context.getRawKeyedOperatorStateOutput());
        super.snapshotState(context);
    }

    List<Tuple2<String, Long>> layouts() {
        return Layouts.ofThisBuild();
    }

    void flush(SubscriberCache cache) throws IOException {
        cache.flush();
    }

    void write(OrderBuffer order, KeyGroupRange range, int maxParallelism, KeyedStateCheckpointOutputStream out)
            throws IOException {
        OrderState.write(order, range, maxParallelism, out);
    }

    /** The time that both inputs have reached, UTC ms. */
    long reachedMs(long eventsMs, long controlMs) {
        return Math.min(eventsMs, controlMs);
    }

    void step(SubscriberStep step, Subscriber subscriber, Envelope event, StepOutput out) {
        step.onEvent(subscriber, event, out);
    }

    /** No state is read when an event comes, so no key is set for it; who reads later sets it. */
    @Override
    public boolean hasKeyContext1() {
        return false;
    }

    @Override
    public void processElement1(StreamRecord<Envelope> element) throws Exception {
        Parts p = parts();
        Envelope event = element.getValue();
        p.arrivals().event(p.order().buffer().add(event, OrderState.keyGroup(event.msisdn(), maxParallelism())));
        releaseEarly();
    }

    @Override
    public void processElement2(StreamRecord<Notice> element) throws Exception {
        Parts p = parts();
        Notice notice = element.getValue();
        p.board().pin(notice);
        if (notice.promisedMs() != null) {
            p.order().promised(notice.promisedMs());
            releaseEarly();
        }
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        parts().order().eventWatermark(mark.getTimestamp());
        parts().arrivals().watermark();
        advance();
    }

    @Override
    public void processWatermark2(Watermark mark) throws Exception {
        parts().order().controlWatermark(mark.getTimestamp());
        advance();
    }

    /** Idleness says nothing about time here: see the class comment. */
    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int index) {}

    private void advance() throws Exception {
        if (parts().order().advance() && !sliceQueued) {
            releaseSlice();
        }
    }

    /** Works off one slice; what is left waits behind the other mail, so that a checkpoint need not wait for all. */
    private void releaseSlice() throws Exception {
        sliceQueued = false;
        for (int i = 0; i < options.slice(); i++) {
            Envelope next = parts().order().poll();
            if (next == null) {
                announce();
                return;
            }
            apply(next);
        }
        sliceQueued = true;
        Objects.requireNonNull(mailbox, "mailbox").execute(this::releaseSlice, "release events");
    }

    /** Fires the timers left over, and tells downstream. Early releases move no timer. */
    private void announce() throws Exception {
        Parts p = parts();
        if (p.order().announce()) {
            long timeMs = p.order().reachedMs();
            super.processWatermark(new Watermark(timeMs));
            p.board().reached(timeMs);
            p.sample().show(p.board().definitions().at(timeMs));
            p.board().prune(timeMs - KEEP_VERSIONS_MS);
        }
    }

    private void apply(Envelope event) throws Exception {
        Parts p = parts();
        if (event.kind() == EventKind.MATCH && event.orderMs() > options.horizonMs()) {
            p.out().openAtEnd(event);
            return;
        }
        Subscriber subscriber = p.cache().get(event.msisdn());
        p.open().before(subscriber);
        step(p.step(), subscriber, event, p.out());
        p.open().after(subscriber);
        p.wakeUps().set(subscriber);
    }

    @Override
    public void onEventTime(InternalTimer<Long, VoidNamespace> timer) throws Exception {
        Parts p = parts();
        p.wakeUps().fired(p.cache().get(timer.getKey()), timer.getTimestamp());
    }

    /** Over the limit the oldest go, as far as control has promised; whatever comes behind them is late. */
    private void releaseEarly() throws Exception {
        OrderStation order = parts().order();
        if (!order.isFull()) {
            return;
        }
        for (long timeMs = order.moveEarly(); timeMs != OrderStation.NONE; timeMs = order.moveEarly()) {
            // What waits for its slice only is not early.
            boolean early = timeMs > order.reachedMs();
            for (Envelope next = order.buffer().poll(timeMs);
                    next != null;
                    next = order.buffer().poll(timeMs)) {
                if (early) {
                    parts().out().releasedEarly();
                }
                apply(next);
            }
        }
    }

    @Override
    public void finish() throws Exception {
        OrderStation order = parts().order();
        for (Envelope next = order.poll(); next != null; next = order.poll()) {
            apply(next);
        }
        announce();
        super.finish();
    }

    @Override
    public void onProcessingTime(InternalTimer<Long, VoidNamespace> timer) throws IOException {
        throw new IOException("the one operator sets no processing-time timers");
    }

    private int maxParallelism() {
        return getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks();
    }
}
