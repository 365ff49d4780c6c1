package org.opportune.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.StateObjectCollection;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.OperatorStreamStateHandle;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.opportune.engine.OpenRun;
import org.opportune.pipeline.Events;
import org.opportune.pipeline.StateNames;
import org.opportune.pipeline.Texts;
import org.opportune.pipeline.stream.Notice;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.event.EventKind;
import org.opportune.subscriber.SubscriberSample;
import org.opportune.subscriber.profile.HotProfileCodec;

/** What the sample says is what a walk through state finds, whatever happened on the way. */
class OpenSampleTest {
    private static final long START = Journey.START_MS;
    private static final long MINUTE = 60_000;
    private static final SubscriberOptions OPTIONS = new SubscriberOptions(3, 64L << 20, 7, 5 * MINUTE, Long.MAX_VALUE);
    /** Sampled and not, in turn. */
    private static final List<Long> MSISDNS = LongStream.range(0, 8)
            .map(i -> LongStream.iterate(8613800000000L + 1_000 * i, n -> n + 1)
                    .filter(n -> SubscriberSample.has(n) == (i % 2 == 0))
                    .findFirst()
                    .orElseThrow())
            .boxed()
            .toList();

    private long minute;
    private int sequence;

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void theCountsAreThoseOfAWalkThroughState(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        minute = 0;
        sequence = 0;
        try (Rig rig = new Rig(SubscriberOperator::new, OPTIONS, 2)) {
            publish(rig, "silence", Texts.SILENCE);
            publish(rig, "rejections", Texts.REJECTIONS);
            publish(rig, "top-up", Texts.TOP_UP);
            for (int parallelism : List.of(3, 1, 2)) {
                live(rig, random);
                Rig.Checkpoint checkpoint = rig.checkpoint();
                assertSampled(rig, seed);
                // Now and then as a release left it that had no sample.
                boolean older = random.nextBoolean();
                rig.restore(older ? withoutSample(checkpoint) : checkpoint, parallelism);
                if (random.nextBoolean()) {
                    publish(rig, "rejections", random.nextBoolean() ? Texts.REJECTIONS : Texts.TWO_REJECTIONS);
                }
            }
            live(rig, random);
            rig.checkpoint();
            assertSampled(rig, seed);
        }
    }

    private void publish(Rig rig, String id, String text) throws Exception {
        rig.notice(Notice.of(
                Texts.stamped(Texts.publish(ControlKind.SCENARIO, id, text), START + MINUTE * minute, sequence++)));
    }

    private void live(Rig rig, Random random) throws Exception {
        for (int i = 0; i < 40; i++) {
            minute++;
            long msisdn = MSISDNS.get(random.nextInt(MSISDNS.size()));
            long atMs = START + MINUTE * minute;
            long key = random.nextLong();
            rig.event(Events.live(
                    switch (random.nextInt(9)) {
                        case 0, 1 -> Events.event(msisdn, atMs, EventKind.CALL_REJECTED, key);
                        case 2 -> Events.call(msisdn, atMs, "10086", key);
                        case 3 -> Events.event(msisdn, atMs, EventKind.SMS_SENT, key);
                        case 4 -> Events.event(msisdn, atMs, EventKind.TERMINATION, key);
                        default -> Events.event(msisdn, atMs, EventKind.TOP_UP, key);
                    }));
        }
        rig.controlTime(START + MINUTE * minute);
        rig.eventTime(START + MINUTE * minute);
        rig.mail(Integer.MAX_VALUE);
    }

    private static void assertSampled(Rig rig, long seed) throws Exception {
        Map<String, Tuple2<Long, Long>> walked = new TreeMap<>();
        Map<String, Tuple2<Long, Long>> said = new TreeMap<>();
        for (SubscriberOperator operator : rig.operators()) {
            walk(operator, walked);
            for (Tuple3<String, Long, Long> runs : operator.getOperatorStateBackend()
                    .getUnionListState(StateNames.OPEN_SAMPLE)
                    .get()) {
                said.merge(runs.f0, Tuple2.of(runs.f1, runs.f2), OpenSampleTest::sum);
            }
        }
        said.values().removeIf(sums -> sums.equals(Tuple2.of(0L, 0L)));
        assertThat(said).as("seed=%d", seed).isEqualTo(walked);
    }

    private static void walk(SubscriberOperator operator, Map<String, Tuple2<Long, Long>> into) throws Exception {
        KeyedStateBackend<Long> backend = operator.getKeyedStateBackend();
        ValueState<byte[]> hot =
                backend.getPartitionedState(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, StateNames.HOT);
        try (var keys = backend.getKeys(StateNames.HOT.getName(), VoidNamespace.INSTANCE)) {
            for (long msisdn : keys.filter(SubscriberSample::has).toList()) {
                backend.setCurrentKey(msisdn);
                Map<String, Long> open = new HashMap<>();
                for (OpenRun run :
                        new HotProfileCodec().read(hot.value()).partials().openRuns()) {
                    open.merge(run.scenario(), 1L, Long::sum);
                }
                open.forEach((id, n) -> into.merge(id, Tuple2.of(n, n * n), OpenSampleTest::sum));
            }
        }
    }

    private static Tuple2<Long, Long> sum(Tuple2<Long, Long> a, Tuple2<Long, Long> b) {
        return Tuple2.of(a.f0 + b.f0, a.f1 + b.f1);
    }

    private static Rig.Checkpoint withoutSample(Rig.Checkpoint checkpoint) {
        List<OperatorStateHandle> without = checkpoint.state().getManagedOperatorState().stream()
                .map(handle -> {
                    var offsets = new HashMap<>(handle.getStateNameToPartitionOffsets());
                    assertThat(offsets.remove(StateNames.OPEN_SAMPLE.getName())).isNotNull();
                    return (OperatorStateHandle)
                            new OperatorStreamStateHandle(offsets, handle.getDelegateStateHandle());
                })
                .toList();
        OperatorSubtaskState state = checkpoint.state().toBuilder()
                .setManagedOperatorState(new StateObjectCollection<>(without))
                .build();
        return new Rig.Checkpoint(state, checkpoint.parallelism());
    }
}
