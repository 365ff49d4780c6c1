package org.opportune.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records of one type to one topic, all of them or none, by one writer at a time. Who opens takes the right to write from
 * everybody who opened before and has not written: they are told when they try. So what was read behind the opening still
 * holds when the records lie there. By Kafka's transactions, whose id is the topic's name; a writer that dies in the middle
 * holds up readers of what is committed for ten seconds and what the broker takes to look, or until the next one opens. One
 * thread.
 */
public final class SoleWriter<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SoleWriter.class);
    private static final String LONGEST_MS = "10000";

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaOptions options;
    private final String topic;
    private final RecordWriter<T> writer;

    /**
     * Opens and takes the right to write.
     *
     * @param timeout for each answer of the broker
     * @throws KafkaProblem if the broker does not answer or does not allow it
     */
    public SoleWriter(KafkaOptions options, Topic topic, RecordWriter<T> writer, Duration timeout) {
        this.options = options;
        this.topic = options.nameOf(topic);
        this.writer = writer;
        Properties properties = options.producerProperties();
        properties.setProperty(ProducerConfig.TRANSACTIONAL_ID_CONFIG, this.topic + "-writer");
        properties.setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, LONGEST_MS);
        properties.setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, LONGEST_MS);
        properties.setProperty(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        properties.setProperty(ProducerConfig.LINGER_MS_CONFIG, "0");
        properties.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(timeout.toMillis()));
        this.producer = AdminCalls.started(
                "writer of " + this.topic,
                () -> new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()));
        try {
            producer.initTransactions();
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw AdminCalls.problem("begin to write to " + this.topic, options, e);
        }
    }

    /**
     * Writes all records in this order, or none, and waits until every in-sync replica has them. Once.
     *
     * @throws Overtaken if somebody opened behind this writer: nothing was written
     * @throws KafkaProblem if the broker took nothing, or did not say in time whether it took all
     */
    public void write(List<T> records) throws Overtaken {
        try {
            producer.beginTransaction();
            for (T record : records) {
                // What fails of a record fails the commit.
                var unused = producer.send(new ProducerRecord<>(topic, writer.key(record), writer.value(record)));
            }
            producer.commitTransaction();
        } catch (KafkaException e) {
            if (isOvertaken(e)) {
                throw new Overtaken(e);
            }
            takeBack();
            throw AdminCalls.problem("write to " + topic, options, e);
        }
    }

    /** So that readers need not wait until the broker does it. */
    private void takeBack() {
        try {
            producer.abortTransaction();
        } catch (KafkaException | IllegalStateException e) {
            // Nothing is begun, or its commit has no answer yet: the broker ends it either way.
            LOG.debug("Not taken back: {}", topic, e);
        }
    }

    /** Waits for nothing: what was not written is taken back by the broker, or by whoever opens next. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private static boolean isOvertaken(@Nullable Throwable cause) {
        for (Throwable e = cause; e != null; e = e.getCause()) {
            if (e instanceof ProducerFencedException || e instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    /** Somebody else opened behind this writer, so nothing of it was written. */
    public static final class Overtaken extends Exception {
        private static final long serialVersionUID = 1L;

        private Overtaken(KafkaException cause) {
            super("somebody else began to write behind this writer", cause);
        }
    }
}
