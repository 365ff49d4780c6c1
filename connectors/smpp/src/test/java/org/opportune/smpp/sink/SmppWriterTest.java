package org.opportune.smpp.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opportune.smpp.RawSmsc.DELIVER_SM;
import static org.opportune.smpp.RawSmsc.GENERIC_NACK;
import static org.opportune.smpp.RawSmsc.RESP;
import static org.opportune.smpp.RawSmsc.SUBMIT_SM;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.outcome.DeliveryResult;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.smpp.Await;
import org.opportune.smpp.RawSmsc;
import org.opportune.smpp.SmppOptions;
import org.opportune.smpp.session.Inbox;

@Timeout(60)
class SmppWriterTest {
    private static final long VALID = 1_000_000;
    private static final byte[] NOTHING = {};

    private final TestMailbox mailbox = new TestMailbox();
    private final AtomicLong now = new AtomicLong(1_000);
    private final TestResults results = new TestResults();
    private ShownMeasures shown = new ShownMeasures();
    private RawSmsc smsc;
    private SmppWriter writer;

    private static final class TestResults implements Results {
        final List<DeliveryResult> all = new CopyOnWriteArrayList<>();
        volatile CompletableFuture<Void> ack = CompletableFuture.completedFuture(null);

        @Override
        public CompletionStage<Void> append(DeliveryResult result) {
            all.add(result);
            return ack;
        }

        @Override
        public void close() {}
    }

    private static final class NoInbox implements Inbox {
        @Override
        public CompletionStage<Void> append(InboundMessage message) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }

    static Action action(int n, String text) {
        return Action.newBuilder()
                .setId("%032x".formatted(n))
                .setMsisdn(8613800000000L + n)
                .setCampaign("c")
                .setScenario("s")
                .setDataUser("d")
                .setPurpose(Purpose.MARKETING)
                .setChannel(Channel.SMS)
                .setSender("1259")
                .setText(text)
                .setDecidedMs(0)
                .setValidUntilMs(VALID)
                .build();
    }

    private void open(RawSmsc.Script script, List<SmppWriterState> state, String... more) throws IOException {
        if (smsc == null) {
            smsc = new RawSmsc(script);
        }
        Map<String, String> options = new HashMap<>(Map.of(
                "smpp.host", "127.0.0.1",
                "smpp.port", String.valueOf(smsc.port()),
                "smpp.system-id", "test",
                "smpp.reconnect-min", "10ms",
                "smpp.reconnect-max", "50ms",
                "smpp.throttle-backoff-min", "20ms",
                "smpp.response-timeout", "30s",
                "smpp.flush-timeout", "300ms"));
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        writer = new SmppWriter(SmppOptions.of(options), "", now::get, results, new NoInbox(), mailbox, shown, 0);
        writer.start(state);
    }

    @AfterEach
    void close() throws IOException {
        writer.close();
        smsc.close();
    }

    private void write(Action... actions) throws Exception {
        for (Action action : actions) {
            writer.write(action, null);
        }
    }

    private List<OutcomeStatus> statuses() {
        return results.all.stream().map(DeliveryResult::getStatus).toList();
    }

    private long submits() {
        return smsc.last().received.stream().filter(p -> p.id() == SUBMIT_SM).count();
    }

    @Test
    void everyActionEndsOnceAndSegmentsKeepTheirOrder() throws Exception {
        open((peer, pdu) -> peer.accept(pdu, "m" + pdu.sequence()), List.of(), "smpp.window", "7", "smpp.buffer", "5");
        for (int i = 0; i < 200; i++) {
            write(action(i, i % 10 == 0 ? "я".repeat(150) : "hello"));
        }
        writer.flush(true);
        assertThat(results.all).hasSize(200);
        assertThat(statuses()).containsOnly(OutcomeStatus.ACCEPTED);
        assertThat(results.all).extracting(DeliveryResult::getActionId).doesNotHaveDuplicates();
        DeliveryResult longest = results.all.stream()
                .filter(r -> r.getActionId().equals("0".repeat(32)))
                .findFirst()
                .orElseThrow();
        assertThat(longest.getSegments()).isEqualTo(3);
        assertThat(longest.getMessageIds()).hasSize(3);
        assertThat(submits()).isEqualTo(180 + 20 * 3);
    }

    @Test
    void whatIsPastItsValidityIsNeverSent() throws Exception {
        open((peer, pdu) -> peer.accept(pdu, "m"), List.of());
        now.set(VALID + 1);
        write(action(1, "late"));
        writer.flush(true);
        assertThat(statuses()).containsExactly(OutcomeStatus.EXPIRED);
        Await.until("bound", () -> smsc.binds.get() == 1);
        assertThat(submits()).isZero();
    }

    @Test
    void throttledForEverEndsExpired() throws Exception {
        open((peer, pdu) -> peer.send(SUBMIT_SM | RESP, 0x58, pdu.sequence(), NOTHING), List.of());
        write(action(1, "again"));
        mailbox.until(() -> smsc.binds.get() > 0 && submits() >= 3);
        assertThat(results.all).isEmpty();
        now.set(VALID + 1);
        writer.flush(true);
        assertThat(statuses()).containsExactly(OutcomeStatus.EXPIRED);
    }

    @Test
    void throttledOnceIsSentAgainAndAccepted() throws Exception {
        open(
                (peer, pdu) -> {
                    if (peer.received.size() % 2 == 1) {
                        peer.send(SUBMIT_SM | RESP, 0x14, pdu.sequence(), NOTHING);
                    } else {
                        peer.accept(pdu, "m");
                    }
                },
                List.of(),
                "smpp.window",
                "1");
        write(action(1, "a"), action(2, "b"), action(3, "c"));
        writer.flush(true);
        assertThat(statuses()).containsExactly(OutcomeStatus.ACCEPTED, OutcomeStatus.ACCEPTED, OutcomeStatus.ACCEPTED);
        assertThat(submits()).isEqualTo(6);
    }

    @Test
    void refusedAtTheFirstSegmentIsRejectedAndLaterIsUnknown() throws Exception {
        open(
                (peer, pdu) -> {
                    if (peer.received.size() == 2) {
                        peer.accept(pdu, "first");
                    } else {
                        peer.send(SUBMIT_SM | RESP, 0x0B, pdu.sequence(), NOTHING);
                    }
                },
                List.of(),
                "smpp.window",
                "1");
        write(action(1, "я".repeat(100)));
        mailbox.until(() -> results.all.size() == 1);
        write(action(2, "я".repeat(100)));
        writer.flush(true);
        assertThat(statuses()).containsExactly(OutcomeStatus.REJECTED, OutcomeStatus.UNKNOWN);
        assertThat(results.all.get(0).getCommandStatus()).isEqualTo(0x0B);
        assertThat(results.all.get(0).getMessageIds()).isEmpty();
        assertThat(results.all.get(1).getCommandStatus()).isEqualTo(0x0B);
        assertThat(results.all.get(1).getMessageIds()).containsExactly("first");
        assertThat(submits()).isEqualTo(3);
    }

    @Test
    void whatNoMessageCentreCouldTakeIsRejectedHere() throws Exception {
        open((peer, pdu) -> peer.accept(pdu, "m"), List.of());
        Action sender = action(2, "x");
        sender.setSender("a sender far too long");
        Action number = action(3, "x");
        number.setMsisdn(-5);
        write(action(1, "x".repeat(2_000)), sender, number);
        writer.flush(true);
        assertThat(statuses()).containsOnly(OutcomeStatus.REJECTED);
        assertThat(results.all).extracting(DeliveryResult::getCommandStatus).containsExactly(0x01, 0x0A, 0x0B);
        assertThat(submits()).isZero();
    }

    @Test
    void aCheckpointKeepsTheUnsubmittedInFullAndTheWrittenAsInDoubt() throws Exception {
        open((peer, pdu) -> {}, List.of(), "smpp.window", "3", "smpp.buffer", "10");
        for (int i = 0; i < 8; i++) {
            write(action(i, "text " + i));
        }
        mailbox.until(() -> smsc.binds.get() > 0 && submits() == 3);
        writer.flush(false);
        SmppWriterState state = writer.snapshotState(1).get(0);
        SmppWriterStateSerializer serializer = new SmppWriterStateSerializer();
        SmppWriterState restored = serializer.deserialize(1, serializer.serialize(state));
        assertThat(restored).isEqualTo(state);
        assertThat(restored.inDoubt()).hasSize(3);
        assertThat(restored.unsubmitted()).hasSize(5);
        assertThat(restored.unsubmitted().get(0).getText()).isEqualTo("text 3");
        assertThatThrownBy(() -> serializer.deserialize(2, new byte[0])).hasMessageContaining("version=2");
        writer.close();
        smsc.close();
        smsc = null;
        shown = new ShownMeasures();
        open((peer, pdu) -> peer.accept(pdu, "m"), List.of(restored));
        writer.flush(true);
        assertThat(results.all).hasSize(8);
        assertThat(results.all).extracting(DeliveryResult::getActionId).doesNotHaveDuplicates();
        assertThat(statuses()).filteredOn(s -> s == OutcomeStatus.UNKNOWN).hasSize(3);
        assertThat(submits()).isEqualTo(5);
        assertThat(writer.snapshotState(2)).containsExactly(new SmppWriterState(List.of(), List.of()));
    }

    @Test
    void aResultThatIsNotDurableStaysInDoubtAndAFailedOneFailsTheTask() throws Exception {
        open((peer, pdu) -> peer.accept(pdu, "m"), List.of());
        results.ack = new CompletableFuture<>();
        write(action(1, "x"));
        mailbox.until(() -> results.all.size() == 1);
        assertThat(writer.snapshotState(1).get(0).inDoubt()).hasSize(1);
        results.ack.completeExceptionally(new IOException("no broker"));
        assertThatThrownBy(() -> writer.flush(false)).hasMessageContaining("Cannot store delivery results");
    }

    @Test
    void aFullBufferPushesBackUntilTheMessageCentreReturns() throws Exception {
        smsc = new RawSmsc((peer, pdu) -> peer.accept(pdu, "m"));
        smsc.refuseBinds.set(5);
        open((peer, pdu) -> {}, List.of(), "smpp.buffer", "2");
        for (int i = 0; i < 3; i++) {
            write(action(i, "x"));
            if (i < 2) {
                assertThat(results.all).isEmpty();
            }
        }
        // The third write came back only because something had left.
        assertThat(smsc.binds.get()).isGreaterThan(5);
        writer.flush(true);
        assertThat(statuses()).hasSize(3).containsOnly(OutcomeStatus.ACCEPTED);
    }

    /** By action: accepted, throttled once, full once, try again once, rejected, without an answer. */
    private RawSmsc.Script script() {
        Map<Integer, Integer> first = Map.of(2, 0x58, 3, 0x14, 4, 0x64, 5, 0x0B);
        return (peer, pdu) -> {
            if (pdu.id() != SUBMIT_SM) {
                return;
            }
            int n = (int)
                    peer.received.stream().filter(p -> p.id() == SUBMIT_SM).count();
            if (first.containsKey(n)) {
                peer.send(SUBMIT_SM | RESP, first.get(n), pdu.sequence(), NOTHING);
            } else if (n < 9) {
                peer.accept(pdu, "m" + n);
            } else {
                // Nobody asked for that, and a link that ends leaves the last one open.
                peer.send(SUBMIT_SM | RESP, 0, 900, new byte[] {'x', 0});
                peer.send(GENERIC_NACK, 0x03, 0, NOTHING);
                peer.send(DELIVER_SM, 0, 7, NOTHING);
                peer.raw(new byte[] {0, 0, 0, 3});
            }
        };
    }

    @Test
    void everyMeasureIsRegisteredOnceUnderItsLabelsAndMoves() throws Exception {
        smsc = new RawSmsc(script());
        smsc.refuseBinds.set(1);
        open(script(), List.of(), "smpp.window", "1", "smpp.smsc-id", "north", "smpp.try-again", "0x58,0x14,0x64");
        assertThat(shown.value("smsc=north smpp_window_size")).isEqualTo(1);
        for (int i = 1; i <= 5; i++) {
            write(action(i, "text"));
        }
        assertThat(shown.value("smsc=north smpp_waiting")).isPositive();
        boolean[] paused = new boolean[1];
        mailbox.until(() -> {
            paused[0] |= shown.value("smsc=north smpp_pausing") == 1;
            return results.all.size() == 5;
        });
        assertThat(paused[0]).isTrue();
        assertThat(shown.value("smsc=north smpp_bound")).isEqualTo(1);
        Action late = action(6, "late");
        late.setValidUntilMs(0);
        write(late, action(7, "last"));
        writer.flush(true);
        Await.until("bound again", () -> smsc.binds.get() >= 3);
        Await.until("heard", () -> shown.value("smsc=north smpp_rebinds") == 1);
        assertThat(registered()).containsExactlyElementsOf(listed());
        Map<String, Long> moved = new TreeMap<>();
        shown.metrics.keySet().stream()
                .map(name -> name.substring("opportune smsc=north ".length()))
                .filter(name -> !name.matches("smpp_(bound|window_used|waiting|pausing)"))
                .forEach(name -> moved.put(name, shown.value("smsc=north " + name)));
        assertThat(moved)
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry("class=NOT_SENT smpp_responses", 0L),
                        Map.entry("class=NO_ANSWER smpp_responses", 1L),
                        Map.entry("class=OK smpp_responses", 4L),
                        Map.entry("class=QUEUE_FULL smpp_responses", 1L),
                        Map.entry("class=REJECTED smpp_responses", 1L),
                        Map.entry("class=THROTTLED smpp_responses", 1L),
                        Map.entry("class=TRY_AGAIN smpp_responses", 1L),
                        Map.entry("result=MALFORMED smpp_inbound", 1L),
                        Map.entry("result=REFUSED smpp_inbound", 0L),
                        Map.entry("result=STORED smpp_inbound", 0L),
                        Map.entry("smpp_bind_failures", 1L),
                        Map.entry("smpp_broken_frames", 1L),
                        Map.entry("smpp_late_responses", 1L),
                        Map.entry("smpp_rebinds", 1L),
                        Map.entry("smpp_stray_nacks", 1L),
                        Map.entry("smpp_submit_to_response_ms", 8L),
                        Map.entry("smpp_submits", 9L),
                        Map.entry("smpp_window_size", 1L),
                        Map.entry("status=ACCEPTED smpp_results", 4L),
                        Map.entry("status=EXPIRED smpp_results", 1L),
                        Map.entry("status=REJECTED smpp_results", 1L),
                        Map.entry("status=UNKNOWN smpp_results", 1L))));
    }

    /** Names of labels, name and kind. */
    private Set<String> registered() {
        Set<String> all = new TreeSet<>();
        shown.metrics.forEach((name, metric) -> all.add(name.replaceAll("=\\S+", "") + " " + metric.getMetricType()));
        return all;
    }

    private static Set<String> listed() {
        Set<String> all = new TreeSet<>();
        for (SmppMeasure measure : SmppMeasure.values()) {
            all.add("opportune " + String.join(" ", measure.labels()) + " " + measure.title() + " " + measure.kind());
        }
        return all;
    }
}
