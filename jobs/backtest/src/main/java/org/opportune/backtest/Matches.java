package org.opportune.backtest;

import org.opportune.schemas.match.MatchId;

/** Hears of matches; of one that feeds several campaigns as often. */
interface Matches {
    /**
     * A scenario was recognised.
     *
     * @param matchedMs UTC ms, event time
     */
    void found(String scenario, long msisdn, long matchedMs, MatchId match);
}
