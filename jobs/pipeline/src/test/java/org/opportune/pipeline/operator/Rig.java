package org.opportune.pipeline.operator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.StreamTaskActionExecutor;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.runtime.tasks.mailbox.MailboxExecutorImpl;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.opportune.pipeline.Baseline;
import org.opportune.pipeline.stream.Notice;
import org.opportune.pipeline.stream.StreamType;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.decision.Decision;

/** The one operator with RocksDB at some parallelism: events go by key group, what is broadcast goes to every subtask. */
final class Rig implements AutoCloseable {
    private final Function<SubscriberOptions, SubscriberOperator> operators;
    private final SubscriberOptions options;
    private final List<KeyedTwoInputStreamOperatorTestHarness<Long, Envelope, Notice, Decision>> subtasks =
            new ArrayList<>();
    /** What subtasks that are gone had said before the checkpoint they were replaced from. */
    private final List<Decision> kept = new ArrayList<>();

    private List<Decision> atSnapshot = List.of();
    private long checkpointId;

    Rig(Function<SubscriberOptions, SubscriberOperator> operators, SubscriberOptions options, int parallelism)
            throws Exception {
        this.operators = operators;
        this.options = options;
        open(parallelism, null, 1);
    }

    private void open(int parallelism, @Nullable OperatorSubtaskState state, int oldParallelism) throws Exception {
        for (int i = 0; i < parallelism; i++) {
            SubscriberOperator operator = operators.apply(options);
            var subtask = new KeyedTwoInputStreamOperatorTestHarness<Long, Envelope, Notice, Decision>(
                    operator, Envelope::msisdn, null, Types.LONG, Baseline.MAX_PARALLELISM, parallelism, i);
            operator.setMailboxExecutor(
                    new MailboxExecutorImpl(subtask.getTaskMailbox(), 0, StreamTaskActionExecutor.IMMEDIATE));
            // Not incremental: the second of two would hold placeholders that only a real coordinator fills.
            subtask.setStateBackend(new EmbeddedRocksDBStateBackend(false));
            subtask.setup(StreamType.record(Decision.class).createSerializer(null));
            if (state != null) {
                subtask.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                        state, Baseline.MAX_PARALLELISM, oldParallelism, parallelism, i));
            }
            subtask.open();
            subtasks.add(subtask);
        }
    }

    void event(Envelope event) throws Exception {
        int subtask = KeyGroupRangeAssignment.assignKeyToParallelOperator(
                event.msisdn(), Baseline.MAX_PARALLELISM, subtasks.size());
        subtasks.get(subtask).processElement1(new StreamRecord<>(event));
    }

    void notice(Notice notice) throws Exception {
        for (var subtask : subtasks) {
            subtask.processElement2(new StreamRecord<>(notice));
        }
    }

    void eventTime(long ms) throws Exception {
        for (var subtask : subtasks) {
            subtask.processWatermark1(new Watermark(ms));
        }
    }

    void controlTime(long ms) throws Exception {
        for (var subtask : subtasks) {
            subtask.processWatermark2(new Watermark(ms));
        }
    }

    /** Runs at most {@code most} pieces of mail in each subtask: slices of a long release. */
    void mail(int most) throws Exception {
        for (var subtask : subtasks) {
            for (int i = 0; i < most; i++) {
                Optional<Mail> mail = subtask.getTaskMailbox().tryTake(TaskMailbox.MIN_PRIORITY);
                if (mail.isEmpty()) {
                    break;
                }
                mail.get().run();
            }
        }
    }

    /** A checkpoint of all subtasks, and how many there were. */
    record Checkpoint(OperatorSubtaskState state, int parallelism) {}

    Checkpoint checkpoint() throws Exception {
        List<OperatorSubtaskState> states = new ArrayList<>();
        checkpointId++;
        for (var subtask : subtasks) {
            states.add(subtask.snapshot(checkpointId, checkpointId));
        }
        atSnapshot = decisions();
        return new Checkpoint(
                AbstractStreamOperatorTestHarness.repackageState(states.toArray(new OperatorSubtaskState[0])),
                subtasks.size());
    }

    /** Whatever happened since the checkpoint is lost, and other subtasks go on from there. */
    void restore(Checkpoint checkpoint, int parallelism) throws Exception {
        closeSubtasks();
        kept.clear();
        kept.addAll(atSnapshot);
        open(parallelism, checkpoint.state(), checkpoint.parallelism());
    }

    List<Decision> decisions() {
        List<Decision> all = new ArrayList<>(kept);
        subtasks.forEach(subtask -> all.addAll(subtask.extractOutputValues()));
        return all;
    }

    /** What left by a side door since the last restore. */
    <T> List<T> side(OutputTag<T> tag) {
        List<T> all = new ArrayList<>();
        for (var subtask : subtasks) {
            var records = subtask.<T>getSideOutput(tag);
            if (records != null) {
                records.forEach(r -> all.add(r.getValue()));
            }
        }
        return all;
    }

    Map<String, Long> counts() {
        Map<String, Long> sum = new HashMap<>();
        for (var subtask : subtasks) {
            subtask.getEnvironment()
                    .getAccumulatorRegistry()
                    .getUserMap()
                    .forEach((name, counter) -> sum.merge(name, ((LongCounter) counter).getLocalValue(), Long::sum));
        }
        return sum;
    }

    /** The operators as they stand, one for each subtask. */
    List<SubscriberOperator> operators() {
        return subtasks.stream()
                .map(subtask -> (SubscriberOperator) subtask.getOperator())
                .toList();
    }

    Account account() {
        return Account.of(decisions(), counts());
    }

    void controlStatus(WatermarkStatus status) throws Exception {
        for (var subtask : subtasks) {
            subtask.processWatermarkStatus2(status);
        }
    }

    /** The input ends, as a bounded source ends it. */
    void finish() throws Exception {
        for (var subtask : subtasks) {
            subtask.getOperator().finish();
        }
    }

    private void closeSubtasks() throws Exception {
        for (var subtask : subtasks) {
            subtask.close();
        }
        subtasks.clear();
    }

    @Override
    public void close() {
        try {
            closeSubtasks();
        } catch (Exception e) {
            throw new IllegalStateException("cannot close the harnesses", e);
        }
    }
}
