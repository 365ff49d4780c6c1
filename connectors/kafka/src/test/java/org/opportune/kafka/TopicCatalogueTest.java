package org.opportune.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TopicCatalogueTest {
    @Test
    void theFileIsWhatTheCodeKnows() throws IOException {
        assertThat(Files.readString(Path.of("../../flink-conf/topics.yaml")))
                .as("after a change of Topic: scripts/opportune topics catalogue > flink-conf/topics.yaml")
                .isEqualTo(TopicCatalogue.text());
    }

    @Test
    void everyTopicIsThereWithItsNumbers() {
        List<String> names = Arrays.stream(Topic.values())
                .map(topic -> "  - name: " + topic.shortName())
                .toList();
        assertThat(TopicCatalogue.text().lines().filter(line -> line.startsWith("  - ")))
                .containsExactlyElementsOf(names);
        assertThat(TopicCatalogue.text())
                .contains("    schemas: [Event, Tick]\n", "    partitions: 12\n", "    retention: for ever\n");
    }

    @Test
    void numbersThatNoJobCanLiveWithAreNamed() {
        assertThatThrownBy(() -> new WantedTopic(Topic.CONTROL, 2, 0, 1000)).hasMessage("""
                        control: one partition, because the topic's order is one order: partitions=2
                        control: at least 1 copy: replication=0
                        control: kept for ever, definitions are read from the first on: retention=1s""");
        assertThatThrownBy(() -> new WantedTopic(Topic.FACTS, 721, -1, 60_000)).hasMessage("""
                        facts: between 1 and 720, the highest parallelism of a job: partitions=721
                        facts: at least 1h, a job that stands for longer loses records: retention=1m""");
    }

    @Property
    void aSpanIsReadAsItIsWritten(@ForAll @LongRange(min = -1, max = 4_000_000_000_000L) long ms) {
        assertThat(Span.parse(Span.text(ms))).isEqualTo(ms);
    }

    @Test
    void whatIsNoSpanIsNone() {
        assertThat(List.of("", "7", "d", "-1h", "1.5h", "7 d", "999999999999999d", "forever"))
                .allSatisfy(text -> assertThat(Span.parse(text)).isNull());
        assertThat(Span.text(36 * 3_600_000)).isEqualTo("36h");
    }
}
