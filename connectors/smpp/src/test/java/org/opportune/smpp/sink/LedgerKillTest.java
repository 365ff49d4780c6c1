package org.opportune.smpp.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opportune.smpp.RawSmsc.RESP;
import static org.opportune.smpp.RawSmsc.SUBMIT_SM;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opportune.schemas.Wire;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.ledger.LedgerEntry;
import org.opportune.schemas.outcome.DeliveryResult;
import org.opportune.smpp.RawSmsc;
import org.opportune.smpp.RawSmsc.Pdu;
import org.opportune.smpp.SmppOptions;
import org.opportune.smpp.kafka.Broker;
import org.opportune.smpp.kafka.KafkaLedger;
import org.opportune.smpp.ledger.Lanes;

/**
 * Writers that die in the middle, without a word, with submits open, again and again, at changing parallelism; a real
 * broker, a message centre on real TCP that counts. Each dead writer wakes once its successor works. The process is not
 * killed here: that is {@code scripts/chaos delivery}.
 */
@Timeout(180)
class LedgerKillTest {
    @RegisterExtension
    static final Broker BROKER = new Broker();

    private static final String TOPIC = "kill-ledger";
    private static final int ACTIONS = 3_000;
    private static final int KILLS = 10;
    private static final int WINDOW = 20;
    private static final int LEAST_OPEN = 10;
    private static final int CHECKPOINT_EVERY = 150;
    private static final int REJECTED = 0x0B;
    private static final int THROTTLED = 0x58;

    private final ScheduledExecutorService answers = Executors.newScheduledThreadPool(1);
    /** How often the message centre took each segment. */
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();
    /** By destination; each action has its own. */
    private final Map<String, Boolean> took = new ConcurrentHashMap<>();

    private final Map<String, Boolean> throttledOnce = new ConcurrentHashMap<>();
    private final List<Running> all = new ArrayList<>();
    private final SplittableRandom chance = new SplittableRandom(20261122);
    private RawSmsc smsc;
    private long tokens = ThreadLocalRandom.current().nextLong();

    /** A subtask: its thread is this test's. */
    private record Running(SmppWriter writer, TestMailbox mailbox, ShownMeasures shown) {
        long open() {
            return shown.value("smsc=north smpp_window_used");
        }
    }

    /** What a checkpoint holds: the writers' states and the source's place. */
    private record Checkpoint(List<SmppWriterState> states, int source) {}

    @AfterEach
    void stop() throws IOException {
        all.forEach(each -> each.writer().close());
        answers.shutdownNow();
        smsc.close();
    }

    /** Some are refused for good, some for now once, the others are taken; all are answered late. */
    private void script(RawSmsc.Peer peer, Pdu pdu) {
        if (pdu.id() != SUBMIT_SM) {
            return;
        }
        String destination = destination(pdu);
        int number = Math.floorMod(destination.hashCode(), 100);
        int status = number < 3 ? REJECTED : number < 8 && throttledOnce.put(destination, true) == null ? THROTTLED : 0;
        if (status == 0) {
            took.put(destination, true);
            // The clock stands still: a segment that comes twice is the same octet for octet.
            taken.merge(destination + " " + pdu.body().hashCode(), 1, Integer::sum);
        }
        Future<?> unused = answers.schedule(
                () -> {
                    byte[] body =
                            status == 0 ? ("m" + destination + "\0").getBytes(StandardCharsets.US_ASCII) : new byte[0];
                    try {
                        peer.send(SUBMIT_SM | RESP, status, pdu.sequence(), body);
                    } catch (IOException e) {
                        // Who asked is gone.
                        peer.close();
                    }
                },
                15,
                TimeUnit.MILLISECONDS);
    }

    /** service_type, source ton, npi, address, destination ton, npi, address (SMPP 3.4, 4.4.1). */
    private static String destination(Pdu pdu) {
        byte[] body = new byte[pdu.body().size()];
        for (int i = 0; i < body.length; i++) {
            body[i] = pdu.body().get(i);
        }
        int at = end(body, 0) + 3;
        at = end(body, at) + 3;
        return new String(body, at, end(body, at) - at, StandardCharsets.US_ASCII);
    }

    private static int end(byte[] body, int from) {
        int at = from;
        while (body[at] != 0) {
            at++;
        }
        return at;
    }

    private List<Running> start(int parallelism, Checkpoint from) throws Exception {
        SmppOptions options = SmppOptions.of(Map.of(
                "smpp.host", "127.0.0.1",
                "smpp.port", String.valueOf(smsc.port()),
                "smpp.smsc-id", "north",
                "smpp.system-id", "kill",
                "smpp.reconnect-min", "10ms",
                "smpp.throttle-backoff-min", "5ms",
                "smpp.window", String.valueOf(WINDOW),
                "smpp.buffer", "100",
                "smpp.drain-timeout", "0ms"));
        List<Running> started = new ArrayList<>();
        for (int subtask = 0; subtask < parallelism; subtask++) {
            TestMailbox mailbox = new TestMailbox();
            ShownMeasures shown = new ShownMeasures();
            SmppWriter writer = new SmppWriter(
                    options,
                    "",
                    () -> 1_000,
                    KafkaLedger.factory(Broker.config(), TOPIC).open(),
                    Lanes.ownedBy(subtask, parallelism),
                    ++tokens,
                    new NoInbox(),
                    NoStops::open,
                    mailbox,
                    shown,
                    subtask);
            Running running = new Running(writer, mailbox, shown);
            all.add(running);
            started.add(running);
            writer.start(from.states());
        }
        return started;
    }

    private static Checkpoint checkpoint(List<Running> running, int source) throws IOException {
        SmppWriterStateSerializer serializer = new SmppWriterStateSerializer();
        List<SmppWriterState> states = new ArrayList<>();
        for (Running each : running) {
            states.add(
                    serializer.deserialize(2, serializer.serialize(each.writer().snapshot())));
        }
        return new Checkpoint(states, source);
    }

    private static Action action(int n) {
        return SmppWriterTest.action(n, n % 10 == 0 ? "я".repeat(100) : "hello " + n);
    }

    private static void give(List<Running> running, Action action) throws Exception {
        running.get(Lanes.owner(Lanes.of(action.getId()), running.size()))
                .writer()
                .write(action);
        running.forEach(each -> each.mailbox().tryYield());
    }

    @Test
    void nobodyGetsItTwiceAndNothingIsLost() throws Exception {
        Broker.make(TOPIC, Lanes.COUNT);
        smsc = new RawSmsc(this::script);
        Checkpoint last = new Checkpoint(List.of(), 0);
        List<Running> running = start(1, last);
        int kills = 0;
        int source = 0;
        int killAt = ACTIONS / (KILLS + 1);
        while (source < ACTIONS) {
            give(running, action(source++));
            if (source % CHECKPOINT_EVERY == 0) {
                last = checkpoint(running, source);
            }
            if (kills < KILLS && source >= killAt) {
                awaitOpen(running);
                kills++;
                killAt = (kills + 1) * ACTIONS / (KILLS + 1) + chance.nextInt(CHECKPOINT_EVERY);
                List<Running> dead = running;
                running = start(1 + kills % 3, last);
                source = last.source();
                wake(dead);
            }
        }
        for (Running each : running) {
            each.writer().drain();
        }
        assertThat(kills).isEqualTo(KILLS);
        judge(results());
    }

    private static void awaitOpen(List<Running> running) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (running.stream().mapToLong(Running::open).sum() < LEAST_OPEN) {
            assertThat(System.nanoTime()).as("%d submits open", LEAST_OPEN).isLessThan(deadline);
            running.forEach(each -> each.mailbox().tryYield());
            Thread.onSpinWait();
        }
    }

    /** Each finds that it was fenced. */
    private static void wake(List<Running> dead) {
        for (Running each : dead) {
            assertThatThrownBy(() -> each.mailbox().until(() -> false))
                    .hasStackTraceContaining("another writer has taken it over");
            assertThat(each.shown().value("smsc=north smpp_fenced")).isEqualTo(1);
            each.writer().close();
        }
    }

    private static List<DeliveryResult> results() throws Exception {
        Map<String, Object> config = new HashMap<>(Broker.config());
        Wire<LedgerEntry> wire = Wire.of(LedgerEntry.class);
        List<TopicPartition> lanes = IntStream.range(0, Lanes.COUNT)
                .mapToObj(lane -> new TopicPartition(TOPIC, lane))
                .toList();
        List<DeliveryResult> results = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(lanes);
            consumer.seekToBeginning(lanes);
            Map<TopicPartition, Long> ends = consumer.endOffsets(lanes);
            while (lanes.stream().anyMatch(lane -> consumer.position(lane) < ends.get(lane))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (wire.decode(record.value()).getSaid() instanceof DeliveryResult result) {
                        results.add(result);
                    }
                }
            }
        }
        return results;
    }

    private void judge(List<DeliveryResult> results) {
        Map<String, OutcomeStatus> first = new HashMap<>();
        results.forEach(result -> first.putIfAbsent(result.getActionId(), result.getStatus()));
        assertThat(taken.values()).as("how often each was taken").containsOnly(1);
        assertThat(first).hasSize(ACTIONS);
        Map<OutcomeStatus, Long> counts = new HashMap<>();
        first.values().forEach(status -> counts.merge(status, 1L, Long::sum));
        long accepted = counts.getOrDefault(OutcomeStatus.ACCEPTED, 0L);
        long rejected = counts.getOrDefault(OutcomeStatus.REJECTED, 0L);
        long unknown = counts.getOrDefault(OutcomeStatus.UNKNOWN, 0L);
        assertThat(accepted + rejected + unknown).isEqualTo(ACTIONS);
        // Of each of up to three writers: the window, what has leave beside it, and results on their way.
        assertThat(unknown).isPositive().isLessThanOrEqualTo((long) KILLS * 3 * 3 * WINDOW);
        first.forEach((id, status) -> {
            if (status == OutcomeStatus.ACCEPTED) {
                assertThat(took).containsKey(String.valueOf(8613800000000L + Integer.parseInt(id, 16)));
            }
        });
        System.out.printf(
                "%d kills: %d accepted, %d rejected, %d unknown, 0 twice%n", KILLS, accepted, rejected, unknown);
    }
}
