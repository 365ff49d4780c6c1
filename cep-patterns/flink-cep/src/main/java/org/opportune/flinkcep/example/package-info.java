/**
 * A pattern in Java that ships, to be tried and to be copied. In: events; out: matches of the scenario that names it. It
 * never reads a profile, and nothing runs it unless a scenario does.
 */
@NullMarked
package org.opportune.flinkcep.example;

import org.jspecify.annotations.NullMarked;
