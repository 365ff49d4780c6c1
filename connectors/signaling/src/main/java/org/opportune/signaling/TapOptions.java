package org.opportune.signaling;

import java.time.Duration;
import org.opportune.signaling.behaviour.Rules;
import org.opportune.signaling.connection.CorrelationOptions;

/**
 * Windows, bounds and rules of a {@link Tap}.
 *
 * @param mostTmsis TMSIs that are remembered
 * @param mostWaiting behaviours that wait for an IMSI
 * @param patienceNs how long they wait, event time
 * @param mostSubscribers IMSIs, and as many IMEIs, that are remembered
 */
public record TapOptions(
        CorrelationOptions correlation,
        Rules rules,
        int mostTmsis,
        int mostWaiting,
        long patienceNs,
        int mostSubscribers) {
    /** Two million TMSIs, 100,000 behaviours for ten minutes, two million subscribers. */
    public static final TapOptions USUAL = new TapOptions(
            CorrelationOptions.USUAL,
            Rules.USUAL,
            2_000_000,
            100_000,
            Duration.ofMinutes(10).toNanos(),
            2_000_000);
}
