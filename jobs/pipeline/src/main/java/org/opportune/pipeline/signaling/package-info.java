/**
 * The operators of the signalling job. In: what sources found in the records of decoded feeds; out: events, letters about
 * records that give none, and ticks. Never reads a record, never decides.
 */
@NullMarked
package org.opportune.pipeline.signaling;

import org.jspecify.annotations.NullMarked;
