/**
 * What the network shows of the country. In: the lives of its people, second by second, and how bad the day is; out:
 * events of each interface in order of arrival, with overlapping cells, shadows, cells that swap at rest, and what is
 * lost, late or told twice. Never changes what anybody does, and never shows what its interface cannot see.
 */
@NullMarked
package org.opportune.simulators.country.observation;

import org.jspecify.annotations.NullMarked;
