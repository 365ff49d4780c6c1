/**
 * One decoded message as a row of text, for people and for comparison with other decoders. Off the hot path.
 */
@NullMarked
package org.opportune.signaling.message;

import org.jspecify.annotations.NullMarked;
