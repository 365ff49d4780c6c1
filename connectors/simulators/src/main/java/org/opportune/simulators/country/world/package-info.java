/**
 * The country as it is: towns, places, cells, people, and what each of them does all day. In: a seed, a number of people
 * and a time; out: where somebody is, with which phone, calling whom. Never knows what a network would show of it, nor
 * any scenario, nor keeps anything of one person while it speaks of another.
 */
@NullMarked
package org.opportune.simulators.country.world;

import org.jspecify.annotations.NullMarked;
