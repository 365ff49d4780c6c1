package org.opportune.smpp.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opportune.smpp.RawSmsc.DELIVER_SM;
import static org.opportune.smpp.RawSmsc.GENERIC_NACK;
import static org.opportune.smpp.RawSmsc.RESP;
import static org.opportune.smpp.RawSmsc.SUBMIT_SM;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opportune.schemas.Stop;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.fact.Channel;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.fact.Purpose;
import org.opportune.schemas.ledger.Intent;
import org.opportune.schemas.outcome.DeliveryResult;
import org.opportune.smpp.Await;
import org.opportune.smpp.RawSmsc;
import org.opportune.smpp.SmppOptions;
import org.opportune.smpp.ledger.Lanes;
import org.opportune.smpp.ledger.LedgerStopped;
import org.opportune.smpp.ledger.TestLog;

@Timeout(60)
class SmppWriterTest {
    private static final long VALID = 1_000_000;
    private static final byte[] NOTHING = {};

    private TestMailbox mailbox = new TestMailbox();
    private final AtomicLong now = new AtomicLong(1_000);
    private final TestLog log = new TestLog();
    private TestLog.User ledger = log.atOnce();
    private ShownMeasures shown = new ShownMeasures();
    private final List<SmppWriter> dead = new ArrayList<>();
    private final List<Answer> later = new CopyOnWriteArrayList<>();
    private volatile boolean closing;
    private RawSmsc smsc;
    private SmppWriter writer;
    private long tokens;
    private final TestStops stops = new TestStops();

    private interface Answer {
        void run() throws IOException;
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

    private void open(RawSmsc.Script script, List<SmppWriterState> state, String... more) throws Exception {
        if (smsc == null) {
            smsc = new RawSmsc(script);
        }
        Map<String, String> options = new HashMap<>(Map.of(
                "smpp.host", "127.0.0.1",
                "smpp.port", String.valueOf(smsc.port()),
                "smpp.smsc-id", "test",
                "smpp.system-id", "test",
                "smpp.reconnect-min", "10ms",
                "smpp.reconnect-max", "50ms",
                "smpp.throttle-backoff-min", "20ms",
                "smpp.response-timeout", "30s",
                "smpp.drain-timeout", "300ms"));
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        ledger = log.atOnce();
        mailbox = new TestMailbox();
        writer = new SmppWriter(
                SmppOptions.of(options),
                "",
                now::get,
                ledger,
                Lanes.ownedBy(0, 1),
                ++tokens,
                new NoInbox(),
                stops.factory(),
                mailbox,
                shown,
                0);
        writer.start(state);
    }

    @AfterEach
    void close() throws IOException {
        writer.close();
        dead.forEach(SmppWriter::close);
        smsc.close();
    }

    private void write(Action... actions) throws Exception {
        for (Action action : actions) {
            writer.write(action);
        }
    }

    private List<OutcomeStatus> statuses() {
        return log.results().stream().map(DeliveryResult::getStatus).toList();
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
        writer.drain();
        assertThat(log.results()).hasSize(200);
        assertThat(statuses()).containsOnly(OutcomeStatus.ACCEPTED);
        assertThat(log.results()).extracting(DeliveryResult::getActionId).doesNotHaveDuplicates();
        DeliveryResult longest = log.results().stream()
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
        writer.drain();
        assertThat(statuses()).containsExactly(OutcomeStatus.EXPIRED);
        Await.until("bound", () -> smsc.binds.get() == 1);
        assertThat(submits()).isZero();
    }

    @Test
    void throttledForEverEndsExpired() throws Exception {
        open((peer, pdu) -> peer.send(SUBMIT_SM | RESP, 0x58, pdu.sequence(), NOTHING), List.of());
        write(action(1, "again"));
        mailbox.until(() -> smsc.binds.get() > 0 && submits() >= 3);
        assertThat(log.results()).isEmpty();
        now.set(VALID + 1);
        writer.drain();
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
        writer.drain();
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
        mailbox.until(() -> log.results().size() == 1);
        write(action(2, "я".repeat(100)));
        writer.drain();
        assertThat(statuses()).containsExactly(OutcomeStatus.REJECTED, OutcomeStatus.UNKNOWN);
        assertThat(log.results().get(0).getCommandStatus()).isEqualTo(0x0B);
        assertThat(log.results().get(0).getMessageIds()).isEmpty();
        assertThat(log.results().get(1).getCommandStatus()).isEqualTo(0x0B);
        assertThat(log.results().get(1).getMessageIds()).containsExactly("first");
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
        writer.drain();
        assertThat(statuses()).containsOnly(OutcomeStatus.REJECTED);
        assertThat(log.results()).extracting(DeliveryResult::getCommandStatus).containsExactly(0x01, 0x0A, 0x0B);
        assertThat(submits()).isZero();
    }

    @Test
    void whatIsStoppedIsNotSentThoughItWaits() throws Exception {
        open((peer, pdu) -> later.add(() -> peer.accept(pdu, "m")), List.of(), "smpp.window", "1");
        Action other = action(4, "of another campaign");
        other.setCampaign("other");
        write(action(1, "under way"), action(2, "has leave"), action(3, "waits"), other);
        mailbox.until(() -> smsc.binds.get() > 0 && submits() == 1);
        stops.set(new Stop(Stop.What.CAMPAIGN, "c"));
        mailbox.until(() -> log.results().size() == 2);
        assertThat(ids(OutcomeStatus.STOPPED)).containsExactlyInAnyOrder(id(2), id(3));
        assertThat(shown.value("smsc=test status=STOPPED smpp_results")).isEqualTo(2);
        write(action(5, "comes while it is stopped"));
        answer();
        mailbox.until(() -> submits() == 2);
        stops.set();
        write(action(6, "comes behind it"));
        answer();
        mailbox.until(() -> submits() == 3);
        answer();
        writer.drain();
        assertThat(ids(OutcomeStatus.STOPPED)).containsExactlyInAnyOrder(id(2), id(3), id(5));
        assertThat(ids(OutcomeStatus.ACCEPTED)).containsExactlyInAnyOrder(id(1), id(4), id(6));
    }

    @Test
    void whatIsStoppedBetweenItsSegmentsIsUnknown() throws Exception {
        open((peer, pdu) -> later.add(() -> peer.accept(pdu, "m")), List.of(), "smpp.window", "1");
        write(action(1, "я".repeat(100)));
        mailbox.until(() -> smsc.binds.get() > 0 && submits() == 1);
        stops.set(new Stop(Stop.What.ALL, ""));
        answer();
        writer.drain();
        assertThat(statuses()).containsExactly(OutcomeStatus.UNKNOWN);
        assertThat(log.results().get(0).getMessageIds()).containsExactly("m");
        assertThat(submits()).isEqualTo(1);
    }

    @Test
    void whatWasStoppedBeforeTheStartIsNotSent() throws Exception {
        stops.set(new Stop(Stop.What.AREA, "airport"));
        open((peer, pdu) -> peer.accept(pdu, "m"), List.of());
        Action there = action(1, "at the airport");
        there.setAreas(List.of("airport", "hub"));
        write(there, action(2, "elsewhere"));
        writer.drain();
        assertThat(ids(OutcomeStatus.STOPPED)).containsExactly(id(1));
        assertThat(ids(OutcomeStatus.ACCEPTED)).containsExactly(id(2));
    }

    @Test
    void nothingIsSentWhenNobodyKnowsWhatIsStopped() throws Exception {
        open((peer, pdu) -> peer.accept(pdu, "m"), List.of());
        Await.until("bound", () -> smsc.binds.get() == 1);
        stops.fail();
        assertThatThrownBy(() -> write(action(1, "x"))).hasMessageContaining("stops must be readable");
        assertThat(submits()).isZero();
    }

    private static String id(int n) {
        return "%032x".formatted(n);
    }

    /** The message centre answers what it has. */
    private void answer() throws IOException {
        Await.until("something to answer", () -> !later.isEmpty());
        later.remove(0).run();
    }

    private List<String> ids(OutcomeStatus status) {
        return log.results().stream()
                .filter(r -> r.getStatus() == status)
                .map(DeliveryResult::getActionId)
                .toList();
    }

    private SmppWriterState snapshot() throws IOException {
        SmppWriterStateSerializer serializer = new SmppWriterStateSerializer();
        SmppWriterState state = writer.snapshot();
        SmppWriterState restored = serializer.deserialize(2, serializer.serialize(state));
        assertThat(restored).isEqualTo(state);
        return restored;
    }

    /** Dies without a word: nobody closes it, and whatever it is told it does not hear. */
    private void kill() throws IOException {
        dead.add(writer);
        shown = new ShownMeasures();
    }

    @Test
    void aCheckpointKeepsActionsInFullAndTheWrittenAreNotSentAgain() throws Exception {
        open((peer, pdu) -> {}, List.of(), "smpp.window", "3", "smpp.buffer", "10");
        for (int i = 0; i < 8; i++) {
            write(action(i, "text " + i));
        }
        mailbox.until(() -> smsc.binds.get() > 0 && submits() == 3);
        SmppWriterState state = snapshot();
        assertThat(state.actions()).hasSize(8).extracting(Action::getText).contains("text 0", "text 7");
        // Three are open; one more had leave to be sent.
        assertThat(state.ledger().standing()).hasSize(4);
        kill();
        smsc.script = (peer, pdu) -> peer.accept(pdu, "m");
        open(smsc.script, List.of(state));
        writer.drain();
        assertThat(log.results()).hasSize(8);
        assertThat(log.results()).extracting(DeliveryResult::getActionId).doesNotHaveDuplicates();
        assertThat(ids(OutcomeStatus.UNKNOWN)).hasSize(4);
        assertThat(shown.value("smsc=test smpp_unknown_at_start")).isEqualTo(4);
        assertThat(submits()).isEqualTo(4);
        SmppWriterState end = snapshot();
        assertThat(end.actions()).isEmpty();
        assertThat(end.ledger().standing()).isEmpty();
    }

    @Test
    void whatComesAgainAfterACrashIsNotSentAgain() throws Exception {
        open((peer, pdu) -> peer.accept(pdu, "m" + pdu.sequence()), List.of());
        SmppWriterState before = snapshot();
        write(action(1, "a"), action(2, "b"));
        writer.drain();
        kill();
        open(smsc.script, List.of(before));
        write(action(1, "a"), action(2, "b"), action(3, "c"));
        writer.drain();
        assertThat(ids(OutcomeStatus.ACCEPTED)).hasSize(3);
        assertThat(log.results()).hasSize(3);
        assertThat(shown.value("smsc=test smpp_suppressed")).isEqualTo(2);
        assertThat(submits()).isEqualTo(1);
    }

    @Test
    void withoutAnyStateTheLedgerStillKnows() throws Exception {
        open((peer, pdu) -> peer.accept(pdu, "m"), List.of());
        write(action(1, "a"), action(2, "b"));
        writer.drain();
        kill();
        open(smsc.script, List.of());
        write(action(2, "b"), action(3, "c"));
        writer.drain();
        assertThat(log.results()).hasSize(3);
        assertThat(submits()).isEqualTo(1);
    }

    @Test
    void anAnswerToTheSubscriberIsSentAgainUnderTheSameReference() throws Exception {
        Action answer = action(1, "your balance");
        answer.setPurpose(Purpose.RESPONSE);
        open((peer, pdu) -> {}, List.of(), "smpp.window", "2");
        write(answer, action(2, "an offer"));
        mailbox.until(() -> smsc.binds.get() > 0 && submits() == 2);
        SmppWriterState state = snapshot();
        kill();
        smsc.script = (peer, pdu) -> peer.accept(pdu, "m");
        open(smsc.script, List.of(state));
        writer.drain();
        assertThat(ids(OutcomeStatus.ACCEPTED)).containsExactly(answer.getId());
        assertThat(ids(OutcomeStatus.UNKNOWN)).containsExactly(action(2, "").getId());
        List<Intent> intents = log.said(Intent.class).stream()
                .filter(intent -> intent.getActionId().equals(answer.getId()))
                .toList();
        assertThat(intents).extracting(Intent::getAttempt).containsExactly(1, 2);
        assertThat(intents)
                .extracting(Intent::getReference)
                .containsOnly(intents.get(0).getReference());
    }

    /** Its action comes again no more: without a state nobody has its text. */
    @Test
    void anAnswerWhoseActionNeverComesAgainIsReportedInTheEnd() throws Exception {
        Action answer = action(1, "your balance");
        answer.setPurpose(Purpose.SERVICE);
        open((peer, pdu) -> {}, List.of());
        write(answer);
        mailbox.until(() -> smsc.binds.get() > 0 && submits() == 1);
        kill();
        open(smsc.script, List.of());
        mailbox.until(() -> smsc.binds.get() == 2);
        assertThat(log.results()).isEmpty();
        now.set(VALID + 2 * 3_600_000);
        mailbox.until(() -> log.results().size() == 1);
        assertThat(ids(OutcomeStatus.UNKNOWN)).containsExactly(answer.getId());
        assertThat(log.results().get(0).getMsisdn()).isEqualTo(answer.getMsisdn());
        assertThat(submits()).isZero();
    }

    @Test
    void nothingIsSentBeforeItsIntentIsReadBack() throws Exception {
        open((peer, pdu) -> peer.accept(pdu, "m"), List.of());
        ledger.held = true;
        write(action(1, "x"));
        mailbox.until(() -> shown.value("smsc=test smpp_intents") == 1);
        SmppWriterState state = snapshot();
        // It cannot have been sent: a successor may.
        assertThat(state.ledger().standing()).isEmpty();
        assertThat(state.actions()).hasSize(1);
        assertThat(submits()).isZero();
        ledger.held = false;
        ledger.landAll();
        writer.drain();
        assertThat(ids(OutcomeStatus.ACCEPTED)).hasSize(1);
    }

    @Test
    void aResultThatWasNotReadBackStaysInStateAndABrokenLedgerFailsTheTask() throws Exception {
        open((peer, pdu) -> peer.accept(pdu, "m"), List.of());
        write(action(1, "x"));
        mailbox.until(() -> shown.value("smsc=test smpp_intents") == 1);
        ledger.held = true;
        mailbox.until(() -> shown.value("smsc=test status=ACCEPTED smpp_results") == 1);
        SmppWriterState state = snapshot();
        assertThat(state.ledger().standing()).hasSize(1);
        assertThat(state.actions()).hasSize(1);
        ledger.fail();
        assertThatThrownBy(() -> writer.drain()).hasStackTraceContaining("ledger: broker must take what is appended");
    }

    @Test
    void whoWakesFencedSendsNothingMore() throws Exception {
        open((peer, pdu) -> {}, List.of(), "smpp.window", "1");
        write(action(1, "open"), action(2, "has leave"), action(3, "waits"));
        mailbox.until(() -> smsc.binds.get() > 0 && submits() == 1);
        SmppWriter zombie = writer;
        ShownMeasures ofZombie = shown;
        RawSmsc.Peer itsLink = smsc.last();
        long sent = submits();
        kill();
        smsc.script = (peer, pdu) -> peer.accept(pdu, "m");
        open(smsc.script, List.of());
        // The answer makes room in the window of the one that slept.
        itsLink.accept(itsLink.received.get(0), "late");
        assertThatThrownBy(() -> zombie.write(action(4, "new")))
                .isInstanceOf(LedgerStopped.class)
                .hasMessageContaining("another writer has taken it over");
        assertThat(ofZombie.value("smsc=test smpp_fenced")).isEqualTo(1);
        assertThat(itsLink.received.stream().filter(p -> p.id() == SUBMIT_SM)).hasSize((int) sent);
        write(action(3, "waits"), action(4, "new"));
        writer.drain();
        assertThat(ids(OutcomeStatus.UNKNOWN)).hasSize(2);
        assertThat(ids(OutcomeStatus.ACCEPTED)).hasSize(2);
    }

    @Test
    void whatIsOpenAtTheEndIsWaitedFor() throws Exception {
        open((peer, pdu) -> later.add(() -> peer.accept(pdu, "m")), List.of(), "smpp.drain-timeout", "20s");
        write(action(1, "x"));
        mailbox.until(() -> !later.isEmpty());
        Thread answers = new Thread(() -> {
            Await.until("closing", () -> closing);
            try {
                later.get(0).run();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        answers.start();
        closing = true;
        writer.close();
        answers.join();
        assertThat(ids(OutcomeStatus.ACCEPTED)).hasSize(1);
    }

    @Test
    void aFullBufferPushesBackUntilTheMessageCentreReturns() throws Exception {
        smsc = new RawSmsc((peer, pdu) -> peer.accept(pdu, "m"));
        smsc.refuseBinds.set(5);
        open((peer, pdu) -> {}, List.of(), "smpp.buffer", "2");
        for (int i = 0; i < 3; i++) {
            write(action(i, "x"));
            if (i < 2) {
                assertThat(log.results()).isEmpty();
            }
        }
        // The third write came back only because something had left.
        assertThat(smsc.binds.get()).isGreaterThan(5);
        writer.drain();
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
            return log.results().size() == 5;
        });
        assertThat(paused[0]).isTrue();
        assertThat(shown.value("smsc=north smpp_bound")).isEqualTo(1);
        Action late = action(6, "late");
        late.setValidUntilMs(0);
        write(late, action(7, "last"));
        writer.drain();
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
                        Map.entry("smpp_fenced", 0L),
                        Map.entry("smpp_intents", 9L),
                        Map.entry("smpp_late_responses", 1L),
                        Map.entry("smpp_rebinds", 1L),
                        Map.entry("smpp_stray_nacks", 1L),
                        Map.entry("smpp_submit_to_response_ms", 8L),
                        Map.entry("smpp_submits", 9L),
                        Map.entry("smpp_suppressed", 0L),
                        Map.entry("smpp_unknown_at_start", 0L),
                        Map.entry("smpp_window_size", 1L),
                        Map.entry("status=ACCEPTED smpp_results", 4L),
                        Map.entry("status=EXPIRED smpp_results", 1L),
                        Map.entry("status=REJECTED smpp_results", 1L),
                        Map.entry("status=STOPPED smpp_results", 0L),
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
