package org.opportune.smpp.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudhopper.commons.charset.CharsetUtil;
import com.cloudhopper.smpp.SmppServerConfiguration;
import com.cloudhopper.smpp.SmppServerHandler;
import com.cloudhopper.smpp.SmppServerSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppServer;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.BaseBind;
import com.cloudhopper.smpp.pdu.BaseBindResp;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.Address;
import com.cloudhopper.smpp.type.SmppProcessingException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.outcome.DeliveryResult;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.smpp.Await;
import org.opportune.smpp.SmppOptions;
import org.opportune.smpp.ledger.TestLog;
import org.opportune.smpp.receipt.Receipt;
import org.opportune.smpp.session.Inbox;

/** The whole operator in Flink's harness, against a message centre that others wrote. */
@Timeout(60)
// rawtypes: the other library's signatures are raw. try: the harness declares that close may be interrupted.
@SuppressWarnings({"rawtypes", "try"})
class SmppSendContractTest {
    // A sink is shipped by serialization, so what it opens is found through statics.
    private static volatile TestLog log = new TestLog();
    private static final List<InboundMessage> INBOX = new CopyOnWriteArrayList<>();

    private static final SmppSend.State STATE = new SmppSend.State(state("lanes"), state("writers"));

    private final List<SubmitSm> submits = new CopyOnWriteArrayList<>();
    private final List<SmppServerSession> sessions = new CopyOnWriteArrayList<>();
    private final List<SmppSessionConfiguration> binds = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private DefaultSmppServer server;
    private SmppOptions options;

    @TempDir
    Path dir;

    @BeforeEach
    void start() throws Exception {
        log = new TestLog();
        INBOX.clear();
        SmppServerConfiguration configuration = new SmppServerConfiguration();
        configuration.setHost("127.0.0.1");
        configuration.setPort(freePort());
        server = new DefaultSmppServer(configuration, new Sessions(), threads);
        server.start();
        Path password = Files.writeString(dir.resolve("password"), "geheim\n");
        options = SmppOptions.of(Map.of(
                "smpp.host", "127.0.0.1",
                "smpp.port", String.valueOf(configuration.getPort()),
                "smpp.smsc-id", "north",
                "smpp.system-id", "opportune",
                "smpp.password", "file:" + password,
                "smpp.reconnect-min", "20ms",
                // One at a time, so that the other side sees the order of the input.
                "smpp.window", "1"));
    }

    private static ListStateDescriptor<byte[]> state(String name) {
        return new ListStateDescriptor<>(name, BytePrimitiveArraySerializer.INSTANCE);
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        server.destroy();
        threads.shutdownNow();
    }

    private final class Sessions implements SmppServerHandler {
        @Override
        public void sessionBindRequested(Long id, SmppSessionConfiguration configuration, BaseBind bind)
                throws SmppProcessingException {
            if (!"geheim".equals(configuration.getPassword())) {
                throw new SmppProcessingException(0x0E);
            }
            binds.add(configuration);
        }

        @Override
        public void sessionCreated(Long id, SmppServerSession session, BaseBindResp response) {
            sessions.add(session);
            session.serverReady(new DefaultSmppSessionHandler() {
                @Override
                public PduResponse firePduRequestReceived(PduRequest request) {
                    PduResponse answer = request.createResponse();
                    if (request instanceof SubmitSm submit) {
                        submits.add(submit);
                        ((SubmitSmResp) answer).setMessageId("n" + submits.size());
                    }
                    return answer;
                }
            });
        }

        @Override
        public void sessionDestroyed(Long id, SmppServerSession session) {
            session.destroy();
        }
    }

    private record Kept() implements Inbox {
        @Override
        public CompletionStage<Void> append(InboundMessage message) {
            INBOX.add(message);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }

    private OneInputStreamOperatorTestHarness<Action, Void> harness() throws Exception {
        SmppSend send = new SmppSend(options, () -> 940_000L, () -> log.atOnce(), Kept::new, NoStops::open, STATE);
        SmppSend shipped = org.apache.flink.util.InstantiationUtil.clone(send);
        return new OneInputStreamOperatorTestHarness<>(shipped);
    }

    @Test
    void anotherPartysMessageCentreReadsWhatWeMeant() throws Exception {
        String russian = "Привет, ".repeat(12);
        String german = "Grüße [€] ".repeat(20);
        try (OneInputStreamOperatorTestHarness<Action, Void> harness = harness()) {
            harness.open();
            harness.processElement(SmppWriterTest.action(1, "short"), 0);
            Action alphanumeric = SmppWriterTest.action(2, russian);
            alphanumeric.setSender("Opportune");
            harness.processElement(alphanumeric, 0);
            harness.processElement(SmppWriterTest.action(3, german), 0);
            harness.endInput();
        }
        assertThat(binds.get(0).getSystemId()).isEqualTo("opportune");
        assertThat(log.results()).extracting(DeliveryResult::getStatus).containsOnly(OutcomeStatus.ACCEPTED);
        assertThat(log.results())
                .extracting(DeliveryResult::getMessageIds)
                .containsExactly(List.of("n1"), List.of("n2", "n3"), List.of("n4", "n5"));
        assertThat(log.results()).extracting(DeliveryResult::getSmsc).containsOnly("north");

        SubmitSm first = submits.get(0);
        assertThat(first.getSourceAddress())
                .usingRecursiveComparison()
                .isEqualTo(new Address((byte) 3, (byte) 0, "1259"));
        assertThat(first.getDestAddress())
                .usingRecursiveComparison()
                .isEqualTo(new Address((byte) 1, (byte) 1, "8613800000001"));
        assertThat(first.getValidityPeriod()).isEqualTo("000000000100000R");
        assertThat(first.getRegisteredDelivery()).isEqualTo((byte) 1);
        assertThat(first.getEsmClass()).isEqualTo((byte) 0);
        assertThat(first.getShortMessage()).isEqualTo(CharsetUtil.encode("short", CharsetUtil.CHARSET_GSM));
        assertThat(first.getOptionalParameter((short) 0x0204).getValue()).hasSize(2);

        assertThat(submits.get(1).getSourceAddress())
                .usingRecursiveComparison()
                .isEqualTo(new Address((byte) 5, (byte) 0, "Opportune"));
        assertThat(joined(submits.subList(1, 3), CharsetUtil.CHARSET_UCS_2)).isEqualTo(russian);
        assertThat(joined(submits.subList(3, 5), CharsetUtil.CHARSET_GSM)).isEqualTo(german);
    }

    private static String joined(List<SubmitSm> parts, com.cloudhopper.commons.charset.Charset charset) {
        StringBuilder text = new StringBuilder();
        for (SubmitSm part : parts) {
            assertThat(part.getEsmClass()).isEqualTo((byte) 0x40);
            byte[] octets = part.getShortMessage();
            assertThat(octets[4]).isEqualTo((byte) parts.size());
            assertThat(octets[5]).isEqualTo((byte) (parts.indexOf(part) + 1));
            assertThat(octets[3]).isEqualTo(parts.get(0).getShortMessage()[3]);
            boolean last = octets[5] == octets[4];
            assertThat(part.getRegisteredDelivery()).isEqualTo((byte) (last ? 1 : 0));
            text.append(CharsetUtil.decode(Arrays.copyOfRange(octets, 6, octets.length), charset));
        }
        return text.toString();
    }

    @Test
    void aReceiptReachesTheInboxBeforeItIsAnswered() throws Exception {
        try (OneInputStreamOperatorTestHarness<Action, Void> harness = harness()) {
            harness.open();
            Await.until("bound", () -> sessions.size() == 1);
            DeliverSm receipt = new DeliverSm();
            receipt.setEsmClass((byte) 0x04);
            receipt.setSourceAddress(new Address((byte) 1, (byte) 1, "8613800000001"));
            receipt.setDestAddress(new Address((byte) 3, (byte) 0, "1259"));
            receipt.setShortMessage(CharsetUtil.encode("id:n1 stat:DELIVRD err:000", CharsetUtil.CHARSET_GSM));
            receipt.addOptionalParameter(new Tlv((short) 0x001E, new byte[] {'n', '1', 0}));
            PduResponse answer =
                    sessions.get(0).sendRequestPdu(receipt, 10_000, true).getResponse();
            assertThat(answer == null ? -1 : answer.getCommandStatus()).isIn(0, -1);
            Await.until("stored", () -> INBOX.size() == 1);
        }
        assertThat(INBOX.get(0).getSmsc()).isEqualTo("north");
        assertThat(Receipt.of(INBOX.get(0))).isEqualTo(new Receipt("n1", Receipt.State.DELIVERED, 0));
    }

    @Test
    void aSavepointOfTheOperatorCarriesTheUnsubmitted() throws Exception {
        int port = options.port();
        server.stop();
        OperatorSubtaskState state;
        try (OneInputStreamOperatorTestHarness<Action, Void> harness = harness()) {
            harness.open();
            for (int i = 0; i < 20; i++) {
                harness.processElement(SmppWriterTest.action(i, "kept"), 0);
            }
            harness.prepareSnapshotPreBarrier(1);
            state = harness.snapshot(1, 1);
        }
        assertThat(log.results()).isEmpty();
        server.start();
        assertThat(server.getConfiguration().getPort()).isEqualTo(port);
        try (OneInputStreamOperatorTestHarness<Action, Void> harness = harness()) {
            harness.initializeState(state);
            harness.open();
            harness.endInput();
        }
        assertThat(log.results()).hasSize(20).allMatch(r -> r.getStatus() == OutcomeStatus.ACCEPTED);
        assertThat(submits)
                .hasSize(20)
                .allMatch(s -> s.getDestAddress().getAddress().startsWith("86138000000"));
    }
}
