/**
 * The mapping language. In: rows of delimited files and the mapping files that explain them; out: events, rejected rows
 * with their reasons, and counts that add up. Never decides, never guesses a number, never quotes a row's content in a
 * reason.
 */
@NullMarked
package org.opportune.archive.mapping;

import org.jspecify.annotations.NullMarked;
