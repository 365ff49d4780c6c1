/**
 * SCCP (Q.713): the header of one message, and the joining of what DT1 messages carried in segments.
 */
@NullMarked
package org.opportune.signaling.sccp;

import org.jspecify.annotations.NullMarked;
