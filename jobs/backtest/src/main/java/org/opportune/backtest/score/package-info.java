/**
 * How well scenarios see. In: matches of a backtest, the truth of the country it was replayed from, and for each scenario
 * a judgement that says what its author meant; out: precision and recall. Never decides what is true: the simulated
 * world did, before anything was observed.
 */
@NullMarked
package org.opportune.backtest.score;

import org.jspecify.annotations.NullMarked;
