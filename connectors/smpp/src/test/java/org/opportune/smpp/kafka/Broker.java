package org.opportune.smpp.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opportune.smpp.Await;

/** One real broker for all tests of this JVM; each test makes its own topics. */
public final class Broker implements BeforeAllCallback {
    private static volatile KafkaClusterTestKit kit;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (kit == null) {
            kit = start();
            // The store closes what it holds after the last test of the JVM.
            context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).put(Broker.class, kit);
        }
    }

    private static KafkaClusterTestKit start() throws Exception {
        TestKitNodes nodes = new TestKitNodes.Builder()
                .setCombined(true)
                .setNumBrokerNodes(1)
                .setNumControllerNodes(1)
                .build();
        KafkaClusterTestKit started = new KafkaClusterTestKit.Builder(nodes)
                .setConfigProp("auto.create.topics.enable", "false")
                .build();
        started.format();
        started.startup();
        started.waitForReadyBrokers();
        return started;
    }

    public static Map<String, String> config() {
        return Map.of("bootstrap.servers", kit.bootstrapServers());
    }

    public static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kit.bootstrapServers()));
    }

    /** Makes a topic, and returns when it can be written to. */
    public static void make(String topic, int partitions) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get(60, TimeUnit.SECONDS);
            Await.until("topic is known", () -> isKnown(admin, topic));
        }
    }

    /** A topic is made before everybody knows of it. */
    private static boolean isKnown(Admin admin, String topic) {
        try {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(60, TimeUnit.SECONDS)
                    .containsKey(topic);
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
