package org.opportune.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealBroker.class)
class TopicsTest {
    private final KafkaOptions options = RealBroker.freshOptions();

    @Test
    void createsAllOnceAndFindsNothingToSayTheSecondTime() {
        Topics.Report first = Topics.ensure(options);
        Topics.Report second = Topics.ensure(options);

        assertThat(first.created())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(options::nameOf).toList());
        assertThat(first.mismatches()).isEmpty();
        assertThat(second.created()).isEmpty();
        assertThat(second.mismatches()).isEmpty();
    }

    @Test
    void saysWhichExistingTopicsDifferAndLeavesThemAlone() throws Exception {
        create(options.nameOf(Topic.MOMENTS), 2, Map.of("retention.ms", "1000"));

        Topics.Report report = Topics.ensure(options);

        String name = options.nameOf(Topic.MOMENTS);
        assertThat(report.created()).doesNotContain(name);
        assertThat(report.mismatches())
                .containsExactlyInAnyOrder(
                        name + ": partitions differs: wanted=3, found=2",
                        name + ": retention.ms differs: wanted=604800000, found=1000");
        assertThat(Topics.ensure(options).mismatches()).hasSize(2);
    }

    @Test
    void refusesAControlTopicThatHasNoOneOrderOrForgets() throws Exception {
        create(options.nameOf(Topic.CONTROL), 2, Map.of("retention.ms", "-1", "cleanup.policy", "compact"));

        assertThatThrownBy(() -> Topics.ensure(options))
                .isInstanceOf(KafkaProblem.class)
                .hasMessage("%1$s: partitions differs: wanted=1, found=2%n"
                        .concat("%1$s: cleanup.policy differs: wanted=delete, found=compact")
                        .formatted(options.nameOf(Topic.CONTROL)));
    }

    @Test
    void backlogIsTheOffsetOfTheNextControl() {
        ControlBacklog backlog = new ControlBacklog(options, Duration.ofSeconds(20));
        Topics.ensure(options);
        assertThat(backlog.endOffset()).isZero();

        try (var producer = new RecordProducer<>(options, Topic.CONTROL, RecordWriters.controls())) {
            assertThat(producer.sendAndWait(Samples.control("a"))).isZero();
            assertThat(producer.sendAndWait(Samples.control("b"))).isEqualTo(1);
        }
        assertThat(backlog.endOffset()).isEqualTo(2);
    }

    @Test
    void backlogOfAMissingTopicOrBrokerIsAClearError() {
        assertThatThrownBy(() -> new ControlBacklog(options, Duration.ofSeconds(3)).endOffset())
                .isInstanceOf(KafkaProblem.class)
                .hasMessageStartingWith("end of " + options.nameOf(Topic.CONTROL) + ": broker");

        // Port 1 on loopback: nothing listens there.
        KafkaOptions nobody = KafkaOptions.of("127.0.0.1:1");
        assertThatThrownBy(() -> new ControlBacklog(nobody, Duration.ofSeconds(1)).endOffset())
                .isInstanceOf(KafkaProblem.class)
                .hasMessage("end of opportune.control: broker cannot be reached (127.0.0.1:1: Connection refused): "
                        + "kafka.bootstrap.servers=127.0.0.1:1");
    }

    private void create(String topic, int partitions, Map<String, String> config) throws Exception {
        try (Admin admin = Topics.admin(options, Duration.ofSeconds(20))) {
            NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.<Short>empty()).configs(config);
            admin.createTopics(List.of(wanted)).all().get();
        }
    }
}
