package org.opportune.signaling.behaviour;

import java.time.Duration;

/**
 * When something follows from what was seen.
 *
 * @param silenceNs T3212 as the cells broadcast it, and a margin (TS 24.008 4.4.2, 11.2): a handset from which nothing
 *     came for so long is off
 * @param settleNs a handset seen once, and no other for so long, is the SIM's handset
 * @param manySims an IMEI seen with so many SIMs is not trusted
 * @param returnNs back within so long is ping-pong
 */
public record Rules(long silenceNs, long settleNs, int manySims, long returnNs) {
    /** T3212 of an hour with ten minutes, a day, five SIMs, a minute. */
    public static final Rules USUAL = new Rules(
            Duration.ofMinutes(70).toNanos(),
            Duration.ofHours(24).toNanos(),
            5,
            Duration.ofMinutes(1).toNanos());
}
