/**
 * Historical traffic. In: delimited files and the mapping files that explain them; out: events in time order, rejected
 * lines with their reasons, and counts that add up. Never decides, never guesses a number, never quotes a line's content
 * in a reason.
 */
@NullMarked
package org.opportune.archive;

import org.jspecify.annotations.NullMarked;
