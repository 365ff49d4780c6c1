/**
 * What a mobile network's A interface said, from captured octets to what subscribers did. This package holds what every layer
 * shares: the reasons why octets are not read, and the counts that add up. Pure: no Flink, clock, logger or randomness; only
 * package flow knows Flink.
 */
@NullMarked
package org.opportune.signaling;

import org.jspecify.annotations.NullMarked;
