package org.opportune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opportune.pipeline.measure.Measure;
import org.opportune.pipeline.operator.Counts;
import org.opportune.pipeline.operator.SubscriberOptions;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Envelope.Verdict;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Unapplied;
import org.opportune.schemas.event.UnappliedReason;

/**
 * One partition stands still and is not idle, the other runs far ahead: the buffers fill up to their limit and no
 * further, in the whole graph with its ticks and its control.
 */
@Timeout(180)
class EarlyReleaseTest {
    private static final ShownMetrics SHOWN = new ShownMetrics();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .setConfiguration(SHOWN.configuration())
            .build());

    private static final long START = 1_774_692_000_000L;
    private static final long FAST = 8613800000000L;
    private static final long SLOW = 8613900000000L;
    private static final int PEOPLE = 100;
    private static final int RECORDS = 1_500;
    private static final int PARALLELISM = 2;
    /** Of the slow partition, before it stands still. */
    private static final int FIRST = 50;

    private static final long LIMIT = 20_000;
    /** No event here takes less, and none so much that it is more than this twice. */
    private static final long EVENT_BYTES = 120;

    /** A call a second, rejected; every person has one in 100 s, and three of them match. */
    private static List<Event> fast() {
        return IntStream.range(0, RECORDS)
                .mapToObj(i -> Events.event(FAST + i % PEOPLE, START + i * 1_000L, EventKind.CALL_REJECTED, i)
                        .build())
                .toList();
    }

    /** Ten a second, over long before the fast partition ends; every tenth is a fact. */
    private static List<Event> slow() {
        return IntStream.range(0, RECORDS)
                .mapToObj(i -> slow(i, SLOW + i % PEOPLE, START + i * 100L))
                .toList();
    }

    private static Event slow(int i, long msisdn, long ms) {
        int key = RECORDS + i;
        return i % 10 == 9
                ? Events.tag(msisdn, ms, "vip", i % 20 == 9, key).build()
                : Events.event(msisdn, ms, EventKind.CALL_REJECTED, key).build();
    }

    private static List<byte[]> records(List<Event> events) {
        return events.stream().map(Bounded::event).toList();
    }

    private static List<byte[]> control() {
        List<Control> all = List.of(
                Texts.publish(ControlKind.POLICY, "day", Texts.DAY),
                Texts.publish(ControlKind.SCENARIO, "rejections", Texts.REJECTIONS),
                Texts.publish(ControlKind.CAMPAIGN, "help", Texts.campaign("help", "rejections", "service", "")));
        return all.stream().map(Bounded::control).toList();
    }

    private static CompletableFuture<JobExecutionResult> start(long limitBytes, long boundMs) throws Exception {
        Bounded.clear();
        Configuration configuration = Baseline.configuration();
        // A job that ends waits for one more checkpoint.
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
        configuration.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ZERO);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(PARALLELISM);
        EngagementTopology.build(
                env,
                Bounded.recording(Bounded.ends(Lagging.events(records(slow()), FIRST, records(fast())), control())),
                new EngagementOptions(
                        new SubscriberOptions(1_000, limitBytes, 100, 3_600_000, Long.MAX_VALUE),
                        new TimeLine(0, START - 1_000, 1),
                        boundMs,
                        Duration.ofHours(1),
                        50,
                        Long.MAX_VALUE));
        return env.executeAsync().getJobExecutionResult();
    }

    private static Map<String, Long> counts(JobExecutionResult result) {
        Map<String, Long> counts = new TreeMap<>();
        result.getAllAccumulatorResults().forEach((name, value) -> counts.put(name, (Long) value));
        return counts;
    }

    private static List<Envelope> recorded() {
        return Bounded.collected("recorded-events").stream()
                .map(Envelope.class::cast)
                .toList();
    }

    private static List<String> decisionsOnFast() {
        return Bounded.collected("decisions").stream()
                .map(Decision.class::cast)
                .filter(d -> d.getMatch().getMsisdn() < SLOW)
                .map(Decision::toString)
                .sorted()
                .toList();
    }

    private static long bytes() {
        return SHOWN.greatest(Measure.BUFFER_BYTES);
    }

    /** One event more than the limit is in the buffer while it is looked at. */
    private static boolean fits(long bytes) {
        return bytes <= LIMIT + 2 * EVENT_BYTES;
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - deadline)
                    .as("%s: recorded=%s bytes=%s", what, recorded().size(), bytes())
                    .isNegative();
            LockSupport.parkNanos(10_000_000);
        }
    }

    @Test
    void aPartitionThatLagsMakesItsOwnEventsLateAndFillsNoHeap() throws Exception {
        CompletableFuture<JobExecutionResult> calm =
                start(64L << 20, Duration.ofDays(1).toMillis());
        Lagging.goOn();
        assertThat(counts(calm.get(60, TimeUnit.SECONDS)))
                .containsEntry(Counts.APPLIED, 2L * RECORDS)
                .doesNotContainKeys(Counts.LATE, Counts.EARLY_RELEASES);
        List<String> undisturbed = decisionsOnFast();
        assertThat(undisturbed).hasSizeGreaterThan(PEOPLE);

        CompletableFuture<JobExecutionResult> lagging = start(LIMIT, 1_000);
        // More than one subtask alone can have released: both have heard what control promised. The second may still
        // be letting go of what it gathered before it heard.
        await("both released early", () -> recorded().size() > RECORDS * 3 / 4 && fits(bytes()));
        List<Long> bytes = new ArrayList<>();
        await("all but what may wait was released", () -> {
            bytes.add(bytes());
            return recorded().size() >= RECORDS + FIRST - PARALLELISM * LIMIT / EVENT_BYTES;
        });
        Lagging.goOn();
        await("the job ends", () -> {
            bytes.add(bytes());
            return lagging.isDone();
        });
        assertThat(bytes).allMatch(EarlyReleaseTest::fits);

        Map<String, Long> counts = counts(lagging.get());
        assertThat(counts.get(Counts.EARLY_RELEASES)).isBetween(RECORDS * 3L / 4, 2L * RECORDS);
        assertThat(decisionsOnFast()).isEqualTo(undisturbed);
        assertBalanced(counts);
    }

    /**
     * Every event once, on time or late; late is every moment behind the standstill, and what stood before it only as
     * far as it was slower on its way than the other partition.
     */
    private static void assertBalanced(Map<String, Long> counts) {
        assertThat(recorded().stream().map(Envelope::id))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(slow().stream(), fast().stream())
                        .map(Event::getId)
                        .toList());
        List<EventId> late = recorded().stream()
                .filter(e -> e.verdict() == Verdict.LATE)
                .map(Envelope::id)
                .toList();
        assertThat(late).containsAll(moments(slow().subList(FIRST, RECORDS))).isSubsetOf(moments(slow()));
        assertThat(Bounded.collected("unapplied").stream().map(Unapplied.class::cast))
                .allMatch(u -> u.getReason() == UnappliedReason.LATE)
                .extracting(Unapplied::getId)
                .containsExactlyInAnyOrderElementsOf(late);
        assertThat(counts)
                .containsEntry(Counts.APPLIED, 2L * RECORDS - late.size())
                .containsEntry(Counts.LATE, (long) late.size())
                .doesNotContainKey(Counts.DUPLICATE);
    }

    private static List<EventId> moments(List<Event> events) {
        return events.stream()
                .filter(e -> e.getKind() != EventKind.TAG)
                .map(Event::getId)
                .toList();
    }
}
