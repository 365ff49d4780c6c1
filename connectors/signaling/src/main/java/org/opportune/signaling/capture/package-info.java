/**
 * Capture files: pcap and pcapng, as frames. In: a stream of octets; out: one reused frame after the other. Knows no protocol.
 */
@NullMarked
package org.opportune.signaling.capture;

import org.jspecify.annotations.NullMarked;
