package org.opportune.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.Topic;

/** Reads every topic the jobs write, independently of the jobs, and keeps the books. */
final class Follower implements AutoCloseable {
    private static final List<Topic> READ = List.of(
            Topic.MOMENTS,
            Topic.FACTS,
            Topic.ACTIONS,
            Topic.DECISIONS,
            Topic.UNAPPLIED,
            Topic.LEDGER,
            Topic.DEAD_LETTERS);

    private final KafkaOptions kafka;
    private final Books books;
    private final Thread thread = new Thread(this::run, "follower");
    private volatile boolean stopped;
    private volatile @Nullable Throwable failure;

    Follower(KafkaOptions kafka, PrintStream out, boolean quiet) {
        this.kafka = kafka;
        this.books = new Books(out, quiet, Set.of(kafka.nameOf(Topic.MOMENTS), kafka.nameOf(Topic.FACTS)));
    }

    void start() {
        thread.start();
    }

    Books books() {
        return books;
    }

    void throwIfFailed() {
        Throwable cause = failure;
        if (cause != null) {
            throw new IllegalStateException("The follower broke off", cause);
        }
    }

    private void run() {
        Map<String, Object> config = new HashMap<>(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        ByteArrayDeserializer octets = new ByteArrayDeserializer();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(config, octets, octets)) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (Topic topic : READ) {
                for (PartitionInfo p : consumer.partitionsFor(kafka.nameOf(topic))) {
                    partitions.add(new TopicPartition(p.topic(), p.partition()));
                }
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!stopped) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    books.enter(topic(record.topic()), record.value());
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private Topic topic(String name) {
        return Arrays.stream(Topic.values())
                .filter(t -> kafka.nameOf(t).equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
