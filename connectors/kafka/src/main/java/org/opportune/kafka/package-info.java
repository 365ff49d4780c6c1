/**
 * The door to Kafka. In: options, records of the schemas, bytes from topics; out: topics, Flink sources and sinks, plain
 * producers. Never reads what a record means, never decides, never drops a record in silence.
 */
@NullMarked
package org.opportune.kafka;

import org.jspecify.annotations.NullMarked;
