package org.opportune.smpp.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opportune.smpp.RawSmsc.SUBMIT_SM;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opportune.schemas.Wire;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.smpp.RawSmsc;
import org.opportune.smpp.SmppOptions;
import org.opportune.smpp.kafka.Broker;
import org.opportune.smpp.kafka.KafkaStops;
import org.opportune.smpp.ledger.Lanes;
import org.opportune.smpp.ledger.TestLog;

/** Thousands wait, and somebody throws the switch: with a real broker and over TCP. */
@Timeout(120)
class StopWhileSendingTest {
    @RegisterExtension
    static final Broker BROKER = new Broker();

    private static final int ACTIONS = 20_000;
    private static final int WINDOW = 10;
    private static final int BEFORE = 50;
    /** Of a message centre with this delay a window of 10 gets 1,000 a second: all of them would take 20 s. */
    private static final int ANSWER_MS = 10;

    private final ScheduledExecutorService answers = Executors.newSingleThreadScheduledExecutor();
    private final TestLog log = new TestLog();
    private final TestMailbox mailbox = new TestMailbox();
    private volatile long lastSubmitNanos;

    @Test
    void whatWaitsIsRefusedAndOnlyWhatWasUnderWayIsSent() throws Exception {
        Broker.make("control", 1);
        RawSmsc smsc = new RawSmsc((peer, pdu) -> {
            lastSubmitNanos = System.nanoTime();
            Future<?> unused = answers.schedule(
                    () -> {
                        try {
                            peer.accept(pdu, "m" + pdu.sequence());
                        } catch (IOException e) {
                            peer.close();
                        }
                    },
                    ANSWER_MS,
                    TimeUnit.MILLISECONDS);
        });
        SmppWriter writer = writer(smsc);
        try {
            writer.start(List.of());
            for (int i = 0; i < ACTIONS; i++) {
                writer.write(SmppWriterTest.action(i, "hello"));
            }
            mailbox.until(() -> log.results().size() >= BEFORE);
            long stopped = stop();
            writer.drain();
            long submits = smsc.last().received.stream()
                    .filter(pdu -> pdu.id() == SUBMIT_SM)
                    .count();
            long refused = log.results().stream()
                    .filter(result -> result.getStatus() == OutcomeStatus.STOPPED)
                    .count();
            assertThat(log.results()).hasSize(ACTIONS);
            assertThat(submits + refused).isEqualTo(ACTIONS);
            assertThat(refused)
                    .as(
                            "refused, of those that two seconds could not send; the last submit came %d ms behind the"
                                    + " broker's answer",
                            (lastSubmitNanos - stopped) / 1_000_000)
                    .isGreaterThan(ACTIONS * 3L / 4);
        } finally {
            writer.close();
            smsc.close();
            answers.shutdownNow();
        }
    }

    private SmppWriter writer(RawSmsc smsc) {
        Map<String, String> options = Map.of(
                "smpp.host",
                "127.0.0.1",
                "smpp.port",
                String.valueOf(smsc.port()),
                "smpp.smsc-id",
                "north",
                "smpp.system-id",
                "stop",
                "smpp.window",
                String.valueOf(WINDOW),
                "smpp.buffer",
                String.valueOf(ACTIONS));
        return new SmppWriter(
                SmppOptions.of(options),
                "",
                () -> 1_000,
                log.atOnce(),
                Lanes.ownedBy(0, 1),
                1,
                new NoInbox(),
                KafkaStops.factory(Broker.config(), "control"),
                mailbox,
                new ShownMeasures(),
                0);
    }

    /** When the broker had it, by System.nanoTime. */
    private static long stop() throws Exception {
        Control all = Control.newBuilder()
                .setKind(ControlKind.STOP)
                .setVerb(ControlVerb.PUBLISH)
                .setId("all")
                .setText("why")
                .build();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                new HashMap<>(Broker.config()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("control", Wire.of(Control.class).encode(all)))
                    .get(30, TimeUnit.SECONDS);
        }
        return System.nanoTime();
    }
}
