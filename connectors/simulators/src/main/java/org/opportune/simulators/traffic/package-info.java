/**
 * A day in the life of a few hundred invented subscribers, for the demo. In: a seed and a start; out: Avro events in the
 * order in which a network would deliver them, with planted faults that are counted. Knows no scenario and no threshold,
 * and never uses a number that anybody has.
 */
@NullMarked
package org.opportune.simulators.traffic;

import org.jspecify.annotations.NullMarked;
