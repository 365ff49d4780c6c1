/**
 * The past as a trial: the topology of the live job over a sealed archive, and what it would have done. In: an archive,
 * definitions, a window, a sample; out: a result as JSON, the log of all decisions, and a report page, the same bytes
 * for the same input at any parallelism. Never sends anything: there is no channel on its class path.
 */
@NullMarked
package org.opportune.backtest;

import org.jspecify.annotations.NullMarked;
