/**
 * What the operators of this room show while they run, under names that stay. In: increments and values of the
 * operators; out: Flink metrics with labels. Never decides, never carries a number, a text or anything else of one
 * subscriber.
 */
package org.opportune.pipeline.measure;
