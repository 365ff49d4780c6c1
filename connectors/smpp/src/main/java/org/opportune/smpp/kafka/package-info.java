/**
 * Results and inbound messages into Kafka topics. In: records; out: acknowledgements of the brokers. Never reads a
 * topic, never decides what is written.
 */
@org.jspecify.annotations.NullMarked
package org.opportune.smpp.kafka;
