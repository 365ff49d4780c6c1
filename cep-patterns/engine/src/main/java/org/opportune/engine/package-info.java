/**
 * The compact automaton. In: a plan of scenarios, the partial matches of one subscriber, an event or a due deadline,
 * and the order time; out: changed partial matches, findings, the next deadline. Never reads a clock, never logs, never
 * knows Flink, and never lets hash order decide.
 */
@NullMarked
package org.opportune.engine;

import org.jspecify.annotations.NullMarked;
