package org.opportune.simulators.traffic;

/**
 * A stay at the airport.
 *
 * @param fromMs first seen there
 * @param toMs first seen elsewhere, or the phone is switched off
 * @param end how it ends
 */
record Visit(long fromMs, long toMs, End end) {
    enum End {
        SEEN_ELSEWHERE,
        SWITCHED_OFF
    }

    boolean covers(long timeMs) {
        return timeMs >= fromMs && timeMs < toMs;
    }
}
