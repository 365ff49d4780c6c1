package org.opportune.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.KafkaProblem;
import org.opportune.kafka.Topics;

/** A real single-node Kafka broker (KRaft) on loopback, as a process of its own. */
final class Broker implements AutoCloseable {
    private static final String CLUSTER_ID = "b3Bwb3J0dW5lLWRlbW8tMQ";
    private static final long FORMAT_S = 60;
    private static final int TRIES = 60;

    private final ChildProcess process;
    private final KafkaOptions options;

    private Broker(ChildProcess process, KafkaOptions options) {
        this.process = process;
        this.options = options;
    }

    /**
     * Starts a broker with the jars in {@code lib} and makes the topics.
     *
     * @param directory for its data and logs; empty
     */
    static Broker start(Path lib, Path directory, int partitions) throws IOException, InterruptedException {
        int port = freePort();
        Path config = directory.resolve("server.properties");
        Files.writeString(config, properties(directory, port, freePort()), StandardCharsets.UTF_8);
        String classPath = lib + "/*";
        try (ChildProcess format = ChildProcess.java(
                "kafka format",
                directory.resolve("format.log"),
                List.of(
                        "-cp",
                        classPath,
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        CLUSTER_ID,
                        "-c",
                        config.toString()))) {
            if (format.await(FORMAT_S) != 0) {
                throw new IOException("Cannot format the broker's storage; see " + format.log());
            }
        }
        ChildProcess process = ChildProcess.java(
                "kafka",
                directory.resolve("broker.log"),
                List.of("-Xmx512m", "-XX:+UseSerialGC", "-cp", classPath, "kafka.Kafka", config.toString()));
        Broker broker = new Broker(process, KafkaOptions.of("127.0.0.1:" + port).withPartitions(partitions));
        broker.makeTopics();
        return broker;
    }

    KafkaOptions options() {
        return options;
    }

    private void makeTopics() throws IOException {
        for (int i = 0; i < TRIES && process.isAlive(); i++) {
            try {
                Topics.ensure(options);
                return;
            } catch (KafkaProblem notYet) {
                // The admin client waits by itself; a broker that comes up refuses for some seconds.
            }
        }
        close();
        throw new IOException("The broker did not come up; see " + process.log());
    }

    private static String properties(Path directory, int port, int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                default.replication.factor=1
                group.initial.rebalance.delay.ms=0
                """.formatted(port, controllerPort, directory.resolve("data"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
