/**
 * What differs between two versions of a scenario, in words. In: both, checked; out: one sentence for each difference,
 * with the step that it is of, and whether they match the same. Never reads a text and never runs a scenario.
 */
@NullMarked
package org.opportune.language.difference;

import org.jspecify.annotations.NullMarked;
