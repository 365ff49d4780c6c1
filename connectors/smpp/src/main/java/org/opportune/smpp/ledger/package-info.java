/**
 * The delivery ledger: by it an action that may be sent at most once is submitted at most once, whatever is killed. In:
 * what a writer means to send and what became of it; out: leave to send, and for what comes again what is known of it.
 * Never sends, never reads a clock, never forgets an intent without a result while its action is valid.
 *
 * <p>A log of {@link Lanes#COUNT} lanes; an action's id decides its lane, and each lane has one writer at a time. A
 * writer takes its lanes over with fences ({@link Tenure}), says what it is about to send, and sends it once it has read
 * that back and it counts ({@link Lane}): then no other had taken the lane before, and whoever takes it later reads it.
 *
 * <p>What a writer keeps, and why it is enough. Places in the source, the ids that passed, and the writer's state are of
 * one checkpoint. What came before it is in the state (not sent: in full; sent and without a result: its intent), or has
 * its result in the ledger and does not come again. What comes again came after it, so all of the ledger that speaks of
 * it lies behind the {@link LaneMark}s of the state. From there a new writer reads to the end ({@link Past}). It keeps
 * what it found until the action has come again, or cannot be valid any more; memory follows what is sent between two
 * checkpoints and not the ledger's length.
 *
 * <p>A start without state reads the lanes from their first record. What is found there is kept for as long as its
 * action could be valid, so nothing that the ledger knows is sent twice; intents without a result are reported.
 */
@org.jspecify.annotations.NullMarked
package org.opportune.smpp.ledger;
