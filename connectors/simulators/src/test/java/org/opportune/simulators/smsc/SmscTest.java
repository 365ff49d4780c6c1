package org.opportune.simulators.smsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SmscTest {
    private static final String ALICE = "9990012345678";
    private static final int SUBMIT_RESP = Pdu.SUBMIT_SM | Pdu.RESPONSE;

    @TempDir
    Path folder;

    @Test
    void anAcceptedSubmitIsLoggedMaskedAndReported() throws Exception {
        try (Smsc smsc = smsc("otherwise: {receipt: {delay-ms: 1}}");
                TestClient client = TestClient.bound(smsc.port())) {
            client.submit(ALICE, 77, "secret words");
            Pdu answer = client.next(SUBMIT_RESP);
            assertThat(answer.status()).isZero();
            assertThat(text(answer.body())).isEqualTo("1\0");
            Pdu receipt = client.next(Pdu.DELIVER_SM);
            assertThat(text(receipt.body())).contains("id:1 sub:001 dlvrd:001", "stat:DELIVRD err:000");
            assertThat(parameters(receipt)).containsEntry(0x0427, "\2").containsEntry(0x0204, "\0M");

            SmscLog log = SmscLog.read(smsc.log());
            SmscLog.Submit submit = log.submits().get(0);
            assertThat(submit.destination()).isEqualTo("99*********78");
            assertThat(submit.reference()).isEqualTo(77);
            assertThat(submit.destinationHash()).isEqualTo(SmscLog.destinationHash("", ALICE));
            assertThat(submit.octets()).isEqualTo(12);
            assertThat(submit.messageId()).isEqualTo("1");
            assertThat(Files.readString(smsc.log())).doesNotContain(ALICE).doesNotContain("secret");
        }
    }

    @Test
    void aReceiptComesBehindItsAnswerHoweverSoonItIsDue() throws Exception {
        try (Smsc smsc = smsc("otherwise: {receipt: {delay-ms: 0}}");
                TestClient client = TestClient.bound(smsc.port())) {
            for (int i = 1; i <= 2_000; i++) {
                client.submit(ALICE, i, "a");
                assertThat(client.next().command())
                        .as("first back, of submit %d", i)
                        .isEqualTo(SUBMIT_RESP);
                assertThat(client.next().command())
                        .as("second back, of submit %d", i)
                        .isEqualTo(Pdu.DELIVER_SM);
                // The answer of the client to the receipt goes out by itself; nothing else comes back.
            }
        }
    }

    @Test
    void refusalsAndSilenceAreCountedApart() throws Exception {
        try (Smsc smsc = smsc("""
                        rules:
                          - {when: {nth: 1}, then: {answer: throttle}}
                          - {when: {nth: 1}, then: {answer: queue-full}}
                          - {when: {nth: 1}, then: {answer: reject, status: 0x0B}}
                          - {when: {nth: 1}, then: {answer: never}}
                          - {when: {nth: 1}, then: {answer: nack}}
                        """);
                TestClient client = TestClient.bound(smsc.port())) {
            for (int i = 0; i < 6; i++) {
                client.submit(ALICE, i, "text " + i);
            }
            assertThat(List.of(
                            client.next(SUBMIT_RESP).status(),
                            client.next(SUBMIT_RESP).status(),
                            client.next(SUBMIT_RESP).status(),
                            client.next(Pdu.GENERIC_NACK).sequence(),
                            client.next(SUBMIT_RESP).status()))
                    .containsExactly(Status.THROTTLED, Status.QUEUE_FULL, 0x0B, 6, 0);
            SmscCounts counts = SmscLog.read(smsc.log()).counts();
            assertThat(counts)
                    .isEqualTo(
                            new SmscCounts(6, 1, 4, 1, 0, 0, 1, Map.of(0, 1L, 0x58, 1L, 0x14, 1L, 0x0B, 1L, 0x08, 1L)));
        }
    }

    @Test
    void answersComeTwiceOrOutOfOrderOrLate() throws Exception {
        try (Smsc smsc = smsc("""
                        rules:
                          - {when: {nth: 1}, then: {out-of-order: true}}
                          - {when: {nth: 1}, then: {times: 2}}
                          - {when: {nth: 1}, then: {after-ms: 50}}
                        """);
                TestClient client = TestClient.bound(smsc.port())) {
            int first = client.submit(ALICE, 1, "a");
            int second = client.submit(ALICE, 2, "b");
            int third = client.submit(ALICE, 3, "c");
            int fourth = client.submit(ALICE, 4, "d");
            List<Integer> order =
                    Stream.of(1, 2, 3, 4, 5).map(i -> sequence(client)).toList();
            assertThat(order).containsExactly(second, first, second, fourth, third);
        }
    }

    @Test
    void aReceiptMayComeFirstWithItsIdWrittenOtherwise() throws Exception {
        try (Smsc smsc = smsc("""
                        message-ids: {response: hex, receipt: zero-padded}
                        otherwise: {receipt: {before-response: true, form: text, state: undeliv}}
                        """);
                TestClient client = TestClient.bound(smsc.port())) {
            for (int i = 0; i < 10; i++) {
                client.submit(ALICE, i, "x" + i);
            }
            for (int i = 0; i < 9; i++) {
                client.next(Pdu.DELIVER_SM);
            }
            Pdu receipt = client.next(Pdu.DELIVER_SM);
            assertThat(text(receipt.body())).contains("id:0000000010 ").contains("stat:UNDELIV");
            assertThat(text(client.next(SUBMIT_RESP).body())).isEqualTo("a\0");
        }
    }

    @Test
    void theHandsetAnswersTheMessage() throws Exception {
        try (Smsc smsc = smsc("otherwise: {receipt: {sent: false, delay-ms: 1}, reply: {text: 'STOP', delay-ms: 1}}");
                TestClient client = TestClient.bound(smsc.port())) {
            client.submit(ALICE, 1, "hello");
            assertThat(text(client.next(Pdu.DELIVER_SM).body()))
                    .contains(ALICE + "\0\0\00110086\0")
                    .contains("STOP");
        }
    }

    @Test
    void aRefusedDeliverIsTriedAgainAndALostOneGoesToTheNextLink() throws Exception {
        try (Smsc smsc = smsc("")) {
            try (TestClient lost = TestClient.bound(smsc.port())) {
                smsc.handsetSends(ALICE, "12580", "HELP");
                assertThat(Pdu.read(lost.raw()).command()).isEqualTo(Pdu.DELIVER_SM);
            }
            try (TestClient next = TestClient.bound(smsc.port())) {
                Pdu again = Pdu.read(next.raw());
                assertThat(text(again.body())).contains("HELP");
                next.write(again.answer(Status.QUEUE_FULL, new byte[1]));
                assertThat(text(next.next(Pdu.DELIVER_SM).body())).contains("HELP");
            }
        }
        assertThat(SmscLog.read(folder.resolve("smsc.log")).deliveries())
                .extracting(SmscLog.Delivered::attempt)
                .containsExactly(1, 2, 3);
    }

    @Test
    void noiseAndCutsComeWhereTheScriptSays() throws Exception {
        try (Smsc smsc = smsc("""
                        rules:
                          - {when: {nth: 1}, then: {noise: unbind}}
                          - {when: {nth: 1}, then: {noise: malformed-deliver}}
                          - {when: {nth: 1}, then: {noise: oversized}}
                          - {when: {nth: 1}, then: {answer: drop-link}}
                        """);
                TestClient client = TestClient.bound(smsc.port())) {
            client.submit(ALICE, 1, "a");
            assertThat(client.next().command()).isEqualTo(Pdu.UNBIND);
            client.next(SUBMIT_RESP);
            client.submit(ALICE, 2, "b");
            assertThat(client.next(Pdu.DELIVER_SM).body()).hasSize(6);
            client.next(SUBMIT_RESP);
            client.submit(ALICE, 3, "c");
            assertThatThrownBy(client::next).isInstanceOf(MalformedPdu.class).hasMessageContaining("2147483647");
            client.raw().skipNBytes(12);
            client.next(SUBMIT_RESP);
            client.submit(ALICE, 4, "d");
            assertThat(client.next()).isNull();
        }
    }

    @Test
    void whatIsNotSmppIsAnsweredByTheBook() throws Exception {
        try (Smsc smsc = smsc("");
                TestClient client = new TestClient(smsc.port())) {
            client.submit(ALICE, 1, "not bound");
            assertThat(client.next().status()).isEqualTo(Status.WRONG_BIND_STATE);
            client.write(0x0777, 0, new byte[0]);
            assertThat(client.next()).extracting(Pdu::command, Pdu::status).containsExactly(Pdu.GENERIC_NACK, 3);
            client.write(Pdu.BIND_TRANSCEIVER, 0, "a\0b\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
            assertThat(client.next().status()).isZero();
            client.write(Pdu.SUBMIT_SM, 0, new byte[] {0, 1, 1, '9'});
            assertThat(client.next().status()).isEqualTo(Status.INVALID_COMMAND_LENGTH);
            client.write(Pdu.ENQUIRE_LINK, 0, new byte[0]);
            assertThat(client.next().command()).isEqualTo(Pdu.ENQUIRE_LINK | Pdu.RESPONSE);
            client.write(Pdu.UNBIND, 0, new byte[0]);
            assertThat(client.next().command()).isEqualTo(Pdu.UNBIND | Pdu.RESPONSE);
            assertThat(client.next()).isNull();
        }
        assertThat(SmscLog.read(folder.resolve("smsc.log")).submits()).isEmpty();
    }

    private Smsc smsc(String yaml) throws IOException, ScriptProblem {
        Path log = folder.resolve("smsc.log");
        return Smsc.start(SmscOptions.local(log).withScript(SmscScript.parse("test.yaml", yaml)));
    }

    private static int sequence(TestClient client) {
        try {
            return client.next(SUBMIT_RESP).sequence();
        } catch (IOException | MalformedPdu e) {
            throw new AssertionError(e);
        }
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }

    private static Map<Integer, String> parameters(Pdu receipt) throws MalformedPdu {
        PduBody body = new PduBody(receipt.body());
        body.text("service_type", 6);
        body.octets("source", 2);
        body.text("source_addr", 21);
        body.octets("destination", 2);
        body.text("destination_addr", 21);
        body.octets("flags", 9);
        body.octets("short_message", body.octet("sm_length"));
        Map<Integer, String> found = new TreeMap<>();
        body.parameters().forEach((tag, value) -> found.put(tag, text(value)));
        return found;
    }
}
