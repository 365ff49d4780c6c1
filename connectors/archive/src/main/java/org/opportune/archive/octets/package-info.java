/**
 * Envelopes as octets. In: an envelope, or the octets of one; out: the other. Never knows the file around it.
 */
@NullMarked
package org.opportune.archive.octets;

import org.jspecify.annotations.NullMarked;
