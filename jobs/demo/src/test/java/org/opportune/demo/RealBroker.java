package org.opportune.demo;

import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.Topics;

/** A real broker inside this JVM, with the topics of the house. */
record RealBroker(KafkaClusterTestKit kit, KafkaOptions options) implements AutoCloseable {
    static RealBroker start(int partitions) throws Exception {
        TestKitNodes nodes = new TestKitNodes.Builder()
                .setCombined(true)
                .setNumBrokerNodes(1)
                .setNumControllerNodes(1)
                .build();
        KafkaClusterTestKit kit = new KafkaClusterTestKit.Builder(nodes)
                .setConfigProp("offsets.topic.replication.factor", "1")
                .setConfigProp("offsets.topic.num.partitions", "1")
                .setConfigProp("auto.create.topics.enable", "false")
                .build();
        kit.format();
        kit.startup();
        kit.waitForReadyBrokers();
        KafkaOptions options = KafkaOptions.of(kit.bootstrapServers()).withPartitions(partitions);
        Topics.ensure(options);
        return new RealBroker(kit, options);
    }

    @Override
    public void close() {
        try {
            kit.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IllegalStateException("The broker does not close", e);
        }
    }
}
