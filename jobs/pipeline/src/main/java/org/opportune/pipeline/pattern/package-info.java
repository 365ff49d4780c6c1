/**
 * Scenarios that Apache Flink CEP runs, before the one operator. In: events of the kinds that patterns declare; out:
 * matches, as events for the order buffer. Never decides, and never sees a profile.
 */
package org.opportune.pipeline.pattern;
