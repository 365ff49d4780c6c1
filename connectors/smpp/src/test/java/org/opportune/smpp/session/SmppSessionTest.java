package org.opportune.smpp.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opportune.smpp.RawSmsc.DELIVER_SM;
import static org.opportune.smpp.RawSmsc.ENQUIRE_LINK;
import static org.opportune.smpp.RawSmsc.GENERIC_NACK;
import static org.opportune.smpp.RawSmsc.RESP;
import static org.opportune.smpp.RawSmsc.SUBMIT_SM;
import static org.opportune.smpp.RawSmsc.UNBIND;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.smpp.Await;
import org.opportune.smpp.RawSmsc;
import org.opportune.smpp.RawSmsc.Pdu;
import org.opportune.smpp.SmppOptions;
import org.opportune.smpp.session.ShortMessage.Address;
import org.opportune.smpp.session.SubmitResult.End;

@Timeout(60)
class SmppSessionTest {
    private final List<SubmitResult> results = new CopyOnWriteArrayList<>();
    private final TestInbox inbox = new TestInbox();
    private RawSmsc smsc;
    private SmppSession session;

    private static final class TestInbox implements Inbox {
        final List<InboundMessage> messages = new CopyOnWriteArrayList<>();
        final ConcurrentLinkedQueue<CompletableFuture<Void>> open = new ConcurrentLinkedQueue<>();

        @Override
        public CompletionStage<Void> append(InboundMessage message) {
            CompletableFuture<Void> stored = new CompletableFuture<>();
            open.add(stored);
            messages.add(message);
            return stored;
        }

        @Override
        public void close() {}
    }

    private void connect(RawSmsc.Script script, String... more) throws IOException {
        smsc = new RawSmsc(script);
        start(more);
        Await.until("bound", session::bound);
    }

    private void start(String... more) {
        Map<String, String> options = new HashMap<>(Map.of(
                "smpp.host", "127.0.0.1",
                "smpp.port", String.valueOf(smsc.port()),
                "smpp.system-id", "test",
                "smpp.reconnect-min", "10ms",
                "smpp.reconnect-max", "50ms",
                "smpp.response-timeout", "30s"));
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        session =
                new SmppSession(SmppOptions.of(options), "secret", inbox, () -> 1_000L, System::nanoTime, 0, () -> {});
        session.start();
    }

    @AfterEach
    void close() throws IOException {
        session.close();
        smsc.close();
    }

    private void submit(int count) {
        for (int i = 0; i < count; i++) {
            session.submit(
                    new ShortMessage(
                            new Address(3, 0, "1259"),
                            new Address(1, 1, "8613800000017"),
                            false,
                            0,
                            "000001000000000R",
                            true,
                            i,
                            ByteBuffer.wrap(new byte[100])),
                    results::add);
        }
    }

    private void awaitResults(int count) {
        Await.until(count + " results", () -> results.size() >= count);
        assertThat(results).hasSize(count);
    }

    private List<End> ends() {
        return results.stream().map(SubmitResult::end).toList();
    }

    @Test
    void answersAreMatchedOutOfOrderAndStrayOnesOnlyCounted() throws IOException {
        List<Pdu> held = Collections.synchronizedList(new ArrayList<>());
        connect((peer, pdu) -> {
            held.add(pdu);
            if (held.size() == 50) {
                Collections.reverse(held);
                for (Pdu each : held) {
                    peer.accept(each, "m" + each.sequence());
                    peer.accept(each, "twice");
                }
            }
        });
        submit(50);
        awaitResults(50);
        assertThat(ends()).containsOnly(End.ACCEPTED);
        assertThat(results.get(0).messageId()).isEqualTo("m" + held.get(0).sequence());
        Await.until("second answers", () -> session.counters().lateResponses() == 50);
        assertThat(session.inFlight()).isZero();
    }

    @Test
    void anAnswerThatDoesNotComeEndsUnknownAndComesTooLate() throws IOException {
        connect((peer, pdu) -> {}, "smpp.response-timeout", "200ms");
        submit(3);
        awaitResults(3);
        assertThat(ends()).containsOnly(End.UNKNOWN);
        assertThat(session.bound()).isTrue();
        smsc.last().accept(smsc.last().received.get(0), "late");
        Await.until("late answer counted", () -> session.counters().lateResponses() == 1);
        assertThat(results).hasSize(3);
    }

    @Test
    void aLostLinkEndsAllOpenSubmitsAtOnceAndBindsAgain() throws IOException {
        connect((peer, pdu) -> {
            if (smsc.binds.get() > 1) {
                peer.accept(pdu, "again");
            } else if (peer.received.size() == 100) {
                peer.close();
            }
        });
        submit(100);
        awaitResults(100);
        assertThat(ends()).containsOnly(End.UNKNOWN);
        Await.until("bound again", session::bound);
        submit(1);
        awaitResults(101);
        assertThat(results.get(100).end()).isEqualTo(End.ACCEPTED);
        assertThat(session.counters().rebinds()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 70_001, 15, 0, -1, Integer.MIN_VALUE})
    void aCommandLengthOutOfBoundsBreaksTheLinkAndNotTheProcess(int length) throws IOException {
        connect((peer, pdu) -> peer.raw(ByteBuffer.allocate(16).putInt(length).array()));
        submit(5);
        awaitResults(5);
        // The one that was answered so is unknown; those after the break may never have been written, and say so first.
        assertThat(ends()).contains(End.UNKNOWN).isSubsetOf(End.UNKNOWN, End.NOT_SENT);
        Await.until("bound again", () -> session.bound() && session.counters().rebinds() == 1);
        assertThat(session.counters().brokenFrames()).isEqualTo(1);
    }

    @Test
    void aNackWithASequenceRejectsAndOneWithoutDecidesNothing() throws IOException {
        connect((peer, pdu) -> {
            if (peer.received.size() == 1) {
                peer.send(GENERIC_NACK, 3, pdu.sequence(), new byte[0]);
            } else {
                peer.send(GENERIC_NACK, 2, 0, new byte[0]);
                peer.accept(pdu, "ok");
            }
        });
        submit(2);
        awaitResults(2);
        assertThat(results.get(0)).isEqualTo(new SubmitResult(End.REJECTED, 3, ""));
        assertThat(results.get(1)).isEqualTo(new SubmitResult(End.ACCEPTED, 0, "ok"));
        assertThat(session.counters().strayNacks()).isEqualTo(1);
    }

    @Test
    void throttlingPausesTheBindAndOtherStatusesReject() throws IOException {
        connect(
                (peer, pdu) -> {
                    if (pdu.id() != SUBMIT_SM) {
                        return;
                    }
                    int[] status = {0x58, 0x14, 0x0B, 0};
                    int n = peer.received.size() - 1;
                    peer.send(
                            SUBMIT_SM | RESP,
                            status[n],
                            pdu.sequence(),
                            status[n] == 0 ? new byte[] {'i', 0} : new byte[0]);
                },
                "smpp.throttle-backoff-min",
                "300ms",
                "smpp.throttle-backoff-max",
                "300ms");
        submit(1);
        awaitResults(1);
        assertThat(session.free()).isZero();
        submit(1);
        awaitResults(2);
        assertThat(results.get(1).end()).isEqualTo(End.NOT_SENT);
        Await.until("pause over", () -> session.free() > 0);
        submit(1);
        awaitResults(3);
        Await.until("pause over", () -> session.free() > 0);
        submit(1);
        awaitResults(4);
        submit(1);
        awaitResults(5);
        assertThat(results)
                .extracting(SubmitResult::end, SubmitResult::commandStatus)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(End.TRY_AGAIN, 0x58),
                        org.assertj.core.groups.Tuple.tuple(End.NOT_SENT, 0),
                        org.assertj.core.groups.Tuple.tuple(End.TRY_AGAIN, 0x14),
                        org.assertj.core.groups.Tuple.tuple(End.REJECTED, 0x0B),
                        org.assertj.core.groups.Tuple.tuple(End.ACCEPTED, 0));
        assertThat(session.counters().throttled()).isEqualTo(2);
    }

    @Test
    void aRefusedBindIsTriedAgain() throws IOException {
        smsc = new RawSmsc((peer, pdu) -> {});
        smsc.refuseBinds.set(3);
        start();
        Await.until("bound", session::bound);
        assertThat(session.counters().bindFailures()).isEqualTo(3);
        assertThat(session.counters().rebinds()).isZero();
    }

    @Test
    void answersBehindThePeersUnbindStillCount() throws IOException {
        connect((peer, pdu) -> {
            if (pdu.id() == SUBMIT_SM && peer.received.size() == 10) {
                peer.send(UNBIND, 0, 77, new byte[0]);
                for (Pdu each : peer.received) {
                    peer.accept(each, "behind");
                }
            }
        });
        submit(10);
        awaitResults(10);
        assertThat(ends()).containsOnly(End.ACCEPTED);
        RawSmsc.Peer first = smsc.last();
        Await.until("unbind answered", () -> first.received.stream().anyMatch(p -> p.id() == (UNBIND | RESP)));
        Await.until("bound again", () -> session.counters().rebinds() == 1 && session.bound());
    }

    @Test
    void aPeerThatDoesNotAnswerEnquiriesIsLeft() throws IOException {
        connect((peer, pdu) -> {}, "smpp.enquire-interval", "100ms", "smpp.response-timeout", "200ms");
        Await.until("bound again", () -> session.counters().rebinds() >= 1);
        assertThat(smsc.binds.get()).isGreaterThan(1);
    }

    @Test
    void aPeerThatAnswersEnquiriesIsKept() throws IOException {
        connect(
                (peer, pdu) -> {
                    if (pdu.id() == ENQUIRE_LINK) {
                        peer.send(ENQUIRE_LINK | RESP, 0, pdu.sequence(), new byte[0]);
                    }
                },
                "smpp.enquire-interval",
                "50ms");
        Await.until("enquiries", () -> smsc.last().received.size() >= 4);
        assertThat(smsc.binds.get()).isEqualTo(1);
    }

    @Test
    void aPeerThatDoesNotReadIsLeftAfterTheResponseTimeout() throws IOException {
        smsc = new RawSmsc((peer, pdu) -> {});
        smsc.deaf = true;
        start("smpp.response-timeout", "500ms", "smpp.window", "10000");
        Await.until("bound", session::bound);
        RawSmsc.Peer deaf = smsc.last();
        Await.until("left", () -> {
            submit(500);
            return smsc.last() != deaf;
        });
        assertThat(ends()).isSubsetOf(End.UNKNOWN, End.NOT_SENT);
    }

    @Test
    void aPduInPiecesIsPutTogetherAndOneThatStopsBreaksTheLink() throws IOException {
        connect(
                (peer, pdu) -> {
                    byte[] answer = ByteBuffer.allocate(18)
                            .putInt(18)
                            .putInt(SUBMIT_SM | RESP)
                            .putInt(0)
                            .putInt(pdu.sequence())
                            .put((byte) 'p')
                            .array();
                    for (int i = 0; i < (peer.received.size() == 1 ? 18 : 9); i++) {
                        peer.raw(new byte[] {answer[i]});
                    }
                },
                "smpp.enquire-interval",
                "100ms");
        submit(1);
        awaitResults(1);
        assertThat(results.get(0).messageId()).isEqualTo("p");
        submit(1);
        awaitResults(2);
        assertThat(results.get(1).end()).isEqualTo(End.UNKNOWN);
        assertThat(session.counters().brokenFrames()).isEqualTo(1);
    }

    private static byte[] deliverSm(int payload) {
        ByteBuffer body = ByteBuffer.allocate(100 + payload);
        body.put((byte) 0)
                .put((byte) 1)
                .put((byte) 1)
                .put("8613800000017\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        body.put((byte) 3).put((byte) 0).put("1259\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        body.put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 0);
        body.put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 0);
        if (payload > 0) {
            body.put((byte) 0)
                    .putShort((short) 0x0424)
                    .putShort((short) payload)
                    .put(new byte[payload]);
        } else {
            body.put((byte) 2).put((byte) 'H').put((byte) 'i');
        }
        byte[] octets = new byte[body.position()];
        body.flip();
        body.get(octets);
        return octets;
    }

    private Pdu answerTo(int sequence) {
        List<Pdu> found = new ArrayList<>();
        Await.until("answer to " + sequence, () -> {
            smsc.last().received.stream()
                    .filter(p -> p.id() == (DELIVER_SM | RESP) && p.sequence() == sequence)
                    .forEach(found::add);
            return !found.isEmpty();
        });
        return found.get(0);
    }

    @Test
    void aMessageIsAnsweredOnlyWhenItIsStored() throws IOException {
        connect((peer, pdu) -> peer.accept(pdu, "x"));
        smsc.last().send(DELIVER_SM, 0, 41, deliverSm(0));
        Await.until("in the inbox", () -> inbox.messages.size() == 1);
        submit(1);
        awaitResults(1);
        // The submit was answered behind it and yet no answer to the message has left.
        assertThat(smsc.last().received).noneMatch(p -> p.id() == (DELIVER_SM | RESP));
        inbox.open.remove().complete(null);
        assertThat(answerTo(41).status()).isZero();
        InboundMessage message = inbox.messages.get(0);
        assertThat(message.getSourceAddress()).isEqualTo("8613800000017");
        assertThat(message.getDestinationAddress()).isEqualTo("1259");
        assertThat(message.getBody().array()).containsExactly('H', 'i');
        assertThat(message.getReceivedMs()).isEqualTo(1_000);
        assertThat(session.counters().inbound()).isEqualTo(1);
    }

    @Test
    void whatCannotBeStoredIsRefused() throws IOException {
        connect((peer, pdu) -> {}, "smpp.inbound-window", "1");
        RawSmsc.Peer peer = smsc.last();
        peer.send(DELIVER_SM, 0, 1, deliverSm(0));
        peer.send(DELIVER_SM, 0, 2, deliverSm(0));
        assertThat(answerTo(2).status()).as("full").isEqualTo(0x14);
        inbox.open.remove().completeExceptionally(new IllegalStateException("no broker"));
        assertThat(answerTo(1).status()).as("failed").isEqualTo(0x64);
        assertThat(session.counters().inboundRefused()).isEqualTo(2);
        peer.send(DELIVER_SM, 0, 4, deliverSm(40_000));
        Await.until("stored", () -> !inbox.open.isEmpty());
        inbox.open.remove().complete(null);
        assertThat(answerTo(4).status()).as("long parameter").isZero();
        assertThat(inbox.messages.get(1).getBody().remaining()).isEqualTo(40_000);
        assertThat(smsc.binds.get()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadIsStoredAsItCameAndRefusedForGood() throws IOException {
        connect((peer, pdu) -> peer.accept(pdu, "x"));
        RawSmsc.Peer peer = smsc.last();
        byte[] body = {0, 1, 1, 'x', 'y'};
        peer.send(DELIVER_SM, 0, 41, body);
        Await.until("in the inbox", () -> inbox.messages.size() == 1);
        submit(1);
        awaitResults(1);
        // The submit was answered behind it and yet no answer to the message has left.
        assertThat(peer.received).noneMatch(p -> p.id() == (DELIVER_SM | RESP));
        inbox.open.remove().complete(null);
        assertThat(answerTo(41).status()).isEqualTo(0x65);
        InboundMessage message = inbox.messages.get(0);
        assertThat(message.getMalformed()).isEqualTo("offset 19: source_addr must end with NUL within 64 octets");
        assertThat(message.getBody())
                .isEqualTo(ByteBuffer.allocate(21)
                        .putInt(21)
                        .putInt(DELIVER_SM)
                        .putInt(0)
                        .putInt(41)
                        .put(body)
                        .flip());
        assertThat(message.getSmsc()).isNotEmpty();
        assertThat(message.getReceivedMs()).isEqualTo(1_000);

        peer.send(DELIVER_SM, 0, 42, body);
        Await.until("in the inbox", () -> !inbox.open.isEmpty());
        inbox.open.remove().completeExceptionally(new IllegalStateException("no broker"));
        assertThat(answerTo(42).status()).as("to be sent again").isEqualTo(0x64);
        assertThat(session.counters().inboundMalformed()).isEqualTo(2);
        assertThat(session.counters().inboundRefused()).isEqualTo(1);
        assertThat(session.counters().inbound()).isZero();
        assertThat(smsc.binds.get()).isEqualTo(1);
    }

    @Test
    void closingEndsOpenSubmitsUnknown() throws IOException {
        connect((peer, pdu) -> {});
        submit(7);
        Await.until("written", () -> smsc.last().received.size() == 7);
        session.close();
        awaitResults(7);
        assertThat(ends()).containsOnly(End.UNKNOWN);
    }
}
