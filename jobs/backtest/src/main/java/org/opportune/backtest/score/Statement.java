package org.opportune.backtest.score;

import java.util.Map;

/**
 * One statement of the truth: somebody was so from a time to another.
 *
 * @param person stays the same when the number changes
 * @param msisdn the number at its beginning
 * @param toMs UTC ms, excluded
 * @param details as text
 */
record Statement(long person, long msisdn, String what, long fromMs, long toMs, Map<String, String> details) {}
