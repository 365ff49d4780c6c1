/**
 * Whether a job decided what its replay decides. In: the decision log that the job recorded, and the replay's, both by
 * match; out: equal, or each difference with what is known of its cause. Never decides anything, never names a subscriber.
 */
@NullMarked
package org.opportune.backtest.parity;

import org.jspecify.annotations.NullMarked;
