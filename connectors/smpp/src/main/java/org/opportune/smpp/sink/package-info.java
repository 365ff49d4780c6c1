/**
 * The Flink sink that speaks SMPP. In: actions; out: one durable result per action. Never sends what state says was
 * sent before, never drops an action without a result.
 */
@org.jspecify.annotations.NullMarked
package org.opportune.smpp.sink;
