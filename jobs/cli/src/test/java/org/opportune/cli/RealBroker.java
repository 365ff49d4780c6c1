package org.opportune.cli;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opportune.kafka.KafkaOptions;

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

    /** Options for topics that no other test uses. */
    static KafkaOptions freshOptions() {
        return KafkaOptions.of(kit.bootstrapServers())
                .withTopicPrefix("t" + PREFIXES.incrementAndGet() + ".")
                .withPartitions(1);
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
