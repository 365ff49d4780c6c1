/**
 * What carries SCCP: Ethernet, Linux cooked and raw IP; SCTP and M3UA; MTP3; SCCPlite over TCP. In: frames; out: one reused
 * {@link org.opportune.signaling.carrier.Unit} for each SCCP message. Joins fragments and drops what a transport repeated; the
 * second leg of a message is the connections' business.
 */
@NullMarked
package org.opportune.signaling.carrier;

import org.jspecify.annotations.NullMarked;
