package wrong.opportune.pipeline;

import org.apache.kafka.clients.producer.ProducerRecord;

/** The topology knows its transport. */
record KnowsTheBroker(ProducerRecord<byte[], byte[]> record) {}
