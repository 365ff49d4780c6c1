/**
 * What is remembered of a subscriber. In: events; out: the hot part that every event reads and the cold part that
 * matches, facts and erasures read. Never decides and never forgets by a wall clock.
 */
package org.opportune.subscriber.profile;
