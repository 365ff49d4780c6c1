package org.opportune.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.opportune.pipeline.EngagementOptions;

/** The examples in flink-conf/jobs are settings that hold, and state the defaults they claim to. */
class ExampleSettingsTest {
    private static final Path EXAMPLES = Path.of("..", "..", "flink-conf", "jobs");

    @Test
    void theEngagementExampleStatesTheDefaults() throws Exception {
        JobSettings settings = read("engagement.properties");
        EngagementOptions options = EngagementJob.options(settings);
        assertThat(EngagementJob.kafka(settings).topicPrefix()).isEqualTo("opportune.");
        settings.check(EngagementJob.KEYS, "kafka.");
        assertThat(options).isEqualTo(EngagementOptions.LIVE);
        assertThat(settings.values().keySet()).containsAll(EngagementJob.KEYS);
    }

    @Test
    void theDeliveryExampleHolds() throws Exception {
        JobSettings settings = read("delivery.properties");
        assertThat(DeliveryJob.smpp(settings).host()).isEqualTo("127.0.0.1");
        assertThat(EngagementJob.kafka(settings).bootstrapServers()).isEqualTo("127.0.0.1:9092");
    }

    private static JobSettings read(String name) throws Exception {
        return JobSettings.read(new String[] {"--config", EXAMPLES.resolve(name).toString()});
    }
}
