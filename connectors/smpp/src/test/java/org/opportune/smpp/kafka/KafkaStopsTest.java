package org.opportune.smpp.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opportune.schemas.Stop;
import org.opportune.schemas.Stop.What;
import org.opportune.schemas.Wire;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;
import org.opportune.schemas.control.ControlVerb;
import org.opportune.smpp.Await;
import org.opportune.smpp.StopSwitch;

/** The switch against a real broker. */
@Timeout(60)
class KafkaStopsTest {
    @RegisterExtension
    static final Broker BROKER = new Broker();

    private static final Stop ALL = new Stop(What.ALL, "");
    private static final Stop CAMPAIGN = new Stop(What.CAMPAIGN, "c");

    private static byte[] record(ControlKind kind, ControlVerb verb, String id) {
        return Wire.of(Control.class)
                .encode(Control.newBuilder()
                        .setKind(kind)
                        .setVerb(verb)
                        .setId(id)
                        .setText("why")
                        .setAskedMs(Long.MAX_VALUE)
                        .build());
    }

    private static void send(String topic, byte[]... records) throws Exception {
        TopicWriter writer = new TopicWriter(new HashMap<>(Broker.config()), topic);
        for (byte[] record : records) {
            writer.send(null, record).toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
        writer.close();
    }

    private static StopSwitch open(String topic, Runnable changed) throws Exception {
        return InstantiationUtil.clone(KafkaStops.factory(Broker.config(), topic))
                .open(changed);
    }

    @Test
    void whatWasStoppedBeforeIsKnownAtOnceAndTheRestSoon() throws Exception {
        Broker.make("stops", 1);
        send(
                "stops",
                record(ControlKind.STOP, ControlVerb.PUBLISH, ALL.id()),
                record(ControlKind.CAMPAIGN, ControlVerb.PUBLISH, "c"),
                "no record".getBytes(StandardCharsets.UTF_8),
                record(ControlKind.STOP, ControlVerb.PUBLISH, "planet/earth"),
                record(ControlKind.STOP, ControlVerb.PUBLISH, CAMPAIGN.id()),
                record(ControlKind.STOP, ControlVerb.RETIRE, ALL.id()));
        AtomicInteger changes = new AtomicInteger();
        try (StopSwitch stops = open("stops", changes::incrementAndGet)) {
            assertThat(stops.stops()).containsExactly(CAMPAIGN);
            send("stops", record(ControlKind.STOP, ControlVerb.PUBLISH, ALL.id()));
            Await.until("told", () -> changes.get() == 1);
            assertThat(stops.stops()).containsExactlyInAnyOrder(ALL, CAMPAIGN);
            send("stops", record(ControlKind.STOP, ControlVerb.RETIRE, CAMPAIGN.id()));
            Await.until("told again", () -> changes.get() == 2);
            assertThat(stops.stops()).containsExactly(ALL);
        }
    }

    @Test
    void withoutTheTopicNobodyKnows() {
        Map<String, String> config = new HashMap<>(Broker.config());
        config.put("default.api.timeout.ms", "1000");
        assertThatThrownBy(() -> KafkaStops.factory(config, "no-such-stops").open(() -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("stops must be known before anything is sent: topic=no-such-stops");
    }
}
