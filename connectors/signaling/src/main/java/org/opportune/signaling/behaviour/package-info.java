/**
 * What subscribers did, as messages prove it, and what follows from it: per handset and per subscriber. Pure; the state
 * of one key at a time, with an octet form. Single thread.
 */
@NullMarked
package org.opportune.signaling.behaviour;

import org.jspecify.annotations.NullMarked;
