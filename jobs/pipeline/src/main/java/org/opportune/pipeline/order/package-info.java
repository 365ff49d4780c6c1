/**
 * Station <em>order</em>, without Flink: events wait until time has passed them, then leave in the subscriber's order.
 * In: envelopes and watermarks; out: placed envelopes. Never drops one, never reads a clock.
 */
package org.opportune.pipeline.order;
