package org.opportune.signaling.behaviour;

/**
 * Where it is proven.
 *
 * @param timeNs UTC ns: when the message passed the probe; when the silence was long enough, if it is proven by silence
 * @param frame of the capture, from 1; 0 = silence
 * @param idHigh first eight octets of the id: a hash of message time, octets and kind, so that the capture link and the
 *     carrier change nothing (design 3.3)
 * @param idLow the other eight
 */
public record Proof(long timeNs, long frame, long idHigh, long idLow) {}
