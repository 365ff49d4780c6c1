/**
 * Plays what is simulated into the event topics at a chosen speed. In: events in order of arrival; out: records and ticks
 * as a feed of the network sends them. Never decides what happens, and never keeps more than one event.
 */
@NullMarked
package org.opportune.simulators.feed;

import org.jspecify.annotations.NullMarked;
