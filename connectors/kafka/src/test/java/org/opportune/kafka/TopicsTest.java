package org.opportune.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opportune.kafka.TopicDifference.Kind;

@ExtendWith(RealBroker.class)
class TopicsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

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
                        name + ": retention differs: wanted=7d, found=1s");
        assertThat(Topics.ensure(options).mismatches()).hasSize(2);
    }

    @Test
    void refusesAControlTopicThatHasNoOneOrderOrForgets() throws Exception {
        create(options.nameOf(Topic.CONTROL), 2, Map.of("retention.ms", "-1", "cleanup.policy", "compact"));

        assertThatThrownBy(() -> Topics.ensure(options))
                .isInstanceOf(KafkaProblem.class)
                .hasMessage("%1$s: partitions differs: wanted=1, found=2%n"
                        .concat("%1$s: cleanup differs: wanted=delete, found=compact")
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
                .hasMessageStartingWith("no such topic on the broker: topic=" + options.nameOf(Topic.CONTROL))
                .hasMessageContaining("opportune topics apply");

        // Port 1 on loopback: nothing listens there.
        KafkaOptions nobody = KafkaOptions.of("127.0.0.1:1");
        assertThatThrownBy(() -> new ControlBacklog(nobody, Duration.ofSeconds(1)).endOffset())
                .isInstanceOf(KafkaProblem.class)
                .hasMessage("""
                        end of opportune.control: broker does not answer in time: kafka.bootstrap.servers=127.0.0.1:1
                        nothing listens there, start the broker or correct host and port: server=127.0.0.1:1""");
    }

    @Test
    void appliesWhatItMayAndLeavesWhatItMayNot() throws Exception {
        create(options.nameOf(Topic.MOMENTS), 2, Map.of("retention.ms", "1000"));
        create(options.nameOf(Topic.FACTS), 5, Map.of());
        create(options.nameOf(Topic.CONTROL), 2, Map.of("retention.ms", "-1"));
        create(options.nameOf(Topic.CONTROL_LOG), 1, Map.of("cleanup.policy", "compact", "retention.ms", "-1"));
        List<WantedTopic> wanted = WantedTopic.all(3, 1);
        List<TopicDifference> before = Topics.compare(options, wanted, TIMEOUT);

        Topics.Applied applied = Topics.apply(options, wanted, false, TIMEOUT);

        assertThat(applied.mended()).allMatch(each -> each.isMended(false));
        assertThat(applied.mended()).extracting(TopicDifference::kind).contains(Kind.RETENTION, Kind.MISSING);
        assertThat(texts(applied.left()))
                .containsExactly(
                        "moments: partitions differs: wanted=3, found=2",
                        "facts: partitions differs: wanted=3, found=5",
                        "control: partitions differs: wanted=1, found=2",
                        "control-log: cleanup differs: wanted=delete, found=compact");
        assertThat(before).containsExactlyInAnyOrderElementsOf(both(applied));
        // What apply says is what is so: nothing else differs afterwards, and a second time there is nothing to mend.
        assertThat(Topics.compare(options, wanted, TIMEOUT)).isEqualTo(applied.left());
        assertThat(Topics.apply(options, wanted, false, TIMEOUT).mended()).isEmpty();
    }

    @Test
    void growsWhereItIsToldToAndNeverShrinks() throws Exception {
        Topics.apply(options, WantedTopic.all(2, WantedTopic.BROKERS_DEFAULT), false, TIMEOUT);
        List<WantedTopic> wanted = WantedTopic.all(4, WantedTopic.BROKERS_DEFAULT);

        Topics.Applied grown = Topics.apply(options, wanted, true, TIMEOUT);

        assertThat(grown.left()).isEmpty();
        assertThat(grown.mended())
                .hasSize(6)
                .allMatch(each -> each.kind() == Kind.TOO_FEW_PARTITIONS
                        && each.topic().fixedPartitions().isEmpty());
        assertThat(Topics.compare(options, wanted, TIMEOUT)).isEmpty();
        List<WantedTopic> fewer = WantedTopic.all(2, WantedTopic.BROKERS_DEFAULT);
        assertThat(Topics.apply(options, fewer, true, TIMEOUT).mended()).isEmpty();
        assertThat(Topics.compare(options, wanted, TIMEOUT)).isEmpty();
    }

    @Test
    void moreCopiesThanBrokersIsSaidWithWhatToDo() {
        assertThatThrownBy(() -> Topics.apply(options, WantedTopic.all(1, 3), false, TIMEOUT))
                .isInstanceOf(KafkaProblem.class)
                .hasMessageStartingWith("create topic " + options.nameOf(Topic.MOMENTS) + ": broker refuses")
                .hasMessageContaining("no more copies than brokers");
    }

    private List<String> texts(List<TopicDifference> differences) {
        return differences.stream()
                .map(each -> each.text().substring(options.topicPrefix().length()))
                .toList();
    }

    private static List<TopicDifference> both(Topics.Applied applied) {
        return Stream.concat(applied.mended().stream(), applied.left().stream()).toList();
    }

    private void create(String topic, int partitions, Map<String, String> config) throws Exception {
        try (Admin admin = Topics.admin(options, Duration.ofSeconds(20))) {
            NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.<Short>empty()).configs(config);
            admin.createTopics(List.of(wanted)).all().get();
            // It is made before everybody knows of it.
            AdminCalls.awaitKnown(
                    "describe",
                    options,
                    TIMEOUT,
                    () -> admin.describeTopics(List.of(topic)).allTopicNames());
        }
    }
}
