/**
 * Sealed archives. In: envelopes that have their place in the order, and control; out: a directory that never changes
 * again, read back in order, by time and by sample. Never a half archive, never two sets of bytes for one set of events,
 * never silent about what it cannot read.
 */
@NullMarked
package org.opportune.archive.sealed;

import org.jspecify.annotations.NullMarked;
