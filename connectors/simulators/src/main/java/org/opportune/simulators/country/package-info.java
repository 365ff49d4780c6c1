/**
 * A synthetic country with its truth, for backtests, benchmarks and demos. In: a seed, a number of subscribers, a start and
 * a level of noise; out: what a network would show of it as events in order of arrival, what really happened, and the
 * files that describe it. Never knows a scenario or a threshold, and never uses a number, handset or network of anybody.
 *
 * <p>{@code world} is the country without anybody looking, {@code truth} speaks of it, {@code observation} looks at it;
 * the first knows neither of the others, and those do not know each other.
 */
@NullMarked
package org.opportune.simulators.country;

import org.jspecify.annotations.NullMarked;
