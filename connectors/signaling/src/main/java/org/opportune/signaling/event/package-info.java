/** Behaviours become events of the product; what marketing must not see stays outside, counted. Single thread. */
@NullMarked
package org.opportune.signaling.event;

import org.jspecify.annotations.NullMarked;
