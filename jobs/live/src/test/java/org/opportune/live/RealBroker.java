package org.opportune.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.Topic;

/** One real broker for all tests of this JVM; each test takes its own topic prefix. */
final class RealBroker implements BeforeAllCallback {
    private static final AtomicInteger PREFIXES = new AtomicInteger();
    private static volatile KafkaClusterTestKit kit;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (kit == null) {
            kit = start();
            // The store closes what it holds after the last test of the JVM.
            context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).put(RealBroker.class, kit);
        }
    }

    /** Options for a set of topics that no other test uses. */
    static KafkaOptions freshOptions() {
        return KafkaOptions.of(kit.bootstrapServers())
                .withTopicPrefix("t" + PREFIXES.incrementAndGet() + ".")
                .withPartitions(3);
    }

    /** Everything the topic holds, partition by partition, each in order. */
    static List<ConsumerRecord<byte[], byte[]>> read(KafkaOptions options, Topic topic) {
        Properties properties = new Properties();
        properties.putAll(options.clientConfig());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(options.nameOf(topic)).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private static KafkaClusterTestKit start() throws Exception {
        TestKitNodes nodes = new TestKitNodes.Builder()
                .setCombined(true)
                .setNumBrokerNodes(1)
                .setNumControllerNodes(1)
                .build();
        KafkaClusterTestKit started = new KafkaClusterTestKit.Builder(nodes)
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("offsets.topic.num.partitions", "1")
                .setConfigProp("transaction.state.log.replication.factor", "1")
                .setConfigProp("transaction.state.log.min.isr", "1")
                .setConfigProp("transaction.state.log.num.partitions", "1")
                .setConfigProp("auto.create.topics.enable", "false")
                .build();
        started.format();
        started.startup();
        started.waitForReadyBrokers();
        return started;
    }
}
