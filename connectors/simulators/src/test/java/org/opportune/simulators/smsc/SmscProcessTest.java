package org.opportune.simulators.smsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.util.DeliveryReceiptState;
import org.jsmpp.util.InvalidDeliveryReceiptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The simulator as a process: a client that this house did not write, and kills. */
@Timeout(60)
class SmscProcessTest {
    private static final int ANSWERS_BEFORE_KILL = 500;
    private static final int KILLS = 2;

    @TempDir
    Path folder;

    @Test
    void jsmppBindsSubmitsAndGetsItsReceipt() throws Exception {
        List<DeliveryReceiptState> states = new ArrayList<>();
        CountDownLatch received = new CountDownLatch(1);
        try (SmscProcess smsc = SmscProcess.start(0, folder.resolve("smsc.log"))) {
            SMPPSession session = new SMPPSession();
            session.setMessageReceiverListener(new Receipts(states, received));
            session.connectAndBind(
                    "127.0.0.1",
                    smsc.port(),
                    new BindParameter(
                            BindType.BIND_TRX,
                            "test",
                            "secret",
                            "cp",
                            TypeOfNumber.UNKNOWN,
                            NumberingPlanIndicator.UNKNOWN,
                            null));
            assertThat(submit(session)).isEqualTo("1");
            received.await();
            assertThat(states).containsExactly(DeliveryReceiptState.DELIVRD);
            session.unbindAndClose();
            assertThat(smsc.terminate())
                    .as("ended by SIGTERM, or by its closed input")
                    .isIn(0, 143);
        }
    }

    @Test
    void noAnsweredSubmitIsLostByAKillAndNoIdIsGivenTwice() throws Exception {
        Path log = folder.resolve("smsc.log");
        Set<String> answered = new HashSet<>();
        int port = 0;
        int written = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (SmscProcess smsc = SmscProcess.start(port, log)) {
                port = smsc.port();
                written += traffic(smsc, answered);
            }
        }
        assertThat(answered).hasSizeGreaterThanOrEqualTo(KILLS * ANSWERS_BEFORE_KILL);
        SmscLog read = SmscLog.read(log);
        List<String> logged =
                read.submits().stream().map(SmscLog.Submit::messageId).toList();
        assertThat(logged).doesNotHaveDuplicates().containsAll(answered).hasSizeLessThanOrEqualTo(written);
        assertThat(read.counts().accepted()).isEqualTo(logged.size());
    }

    /** Submits without waiting, kills the process in between, reads what it still said; returns the submits written. */
    private static int traffic(SmscProcess smsc, Set<String> answered) throws Exception {
        int answeredBefore = answered.size();
        int written = 0;
        try (TestClient client = TestClient.bound(smsc.port())) {
            Thread reader = new Thread(() -> collect(client, smsc, answered));
            reader.start();
            try {
                while (reader.isAlive()) {
                    client.submit("9990012345678", written % 60_000, "round " + answeredBefore + " words " + written);
                    written++;
                }
            } catch (IOException e) {
                // The process is gone.
            }
            reader.join();
        }
        return written + 1;
    }

    private static void collect(TestClient client, SmscProcess smsc, Set<String> answered) {
        try {
            int seen = 0;
            Pdu answer = client.next(Pdu.SUBMIT_SM | Pdu.RESPONSE);
            while (answer != null) {
                answered.add(new String(answer.body(), 0, answer.body().length - 1, StandardCharsets.US_ASCII));
                if (++seen == ANSWERS_BEFORE_KILL) {
                    smsc.kill();
                }
                answer = client.next(Pdu.SUBMIT_SM | Pdu.RESPONSE);
            }
        } catch (IOException | MalformedPdu e) {
            // The link ended in the middle of an answer.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String submit(SMPPSession session) throws Exception {
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.ISDN,
                        "10086",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "9990012345678",
                        new ESMClass(),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        new GeneralDataCoding(Alphabet.ALPHA_DEFAULT),
                        (byte) 0,
                        "hello".getBytes(StandardCharsets.US_ASCII))
                .getMessageId();
    }

    private record Receipts(List<DeliveryReceiptState> states, CountDownLatch received)
            implements MessageReceiverListener {
        @Override
        public void onAcceptDeliverSm(DeliverSm deliver) {
            try {
                states.add(deliver.getShortMessageAsDeliveryReceipt().getFinalStatus());
            } catch (InvalidDeliveryReceiptException e) {
                throw new AssertionError(e);
            }
            received.countDown();
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification notification) {
            throw new AssertionError("never sent");
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm data, Session source) {
            throw new AssertionError("never sent");
        }
    }
}
