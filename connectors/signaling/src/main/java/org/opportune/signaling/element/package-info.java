/**
 * What a message holds: its fields as numbers, its digits, its PLMNs, flat and reused.
 */
@NullMarked
package org.opportune.signaling.element;

import org.jspecify.annotations.NullMarked;
