/**
 * What authors tell a running job: stamped once by a sequencer, kept by the time from which it counts, looked up by an
 * event's order time. Never overwritten, never applied to an event that came before it.
 */
package org.opportune.pipeline.control;
