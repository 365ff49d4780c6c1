package org.opportune.smpp.ledger;

/**
 * How far a lane was read, and whose it was there.
 *
 * @param position offset of the next record
 * @param epoch of the newest fence that took effect; 0 if there was none
 * @param token of that fence
 */
public record LaneMark(int lane, long position, long epoch, long token) {}
