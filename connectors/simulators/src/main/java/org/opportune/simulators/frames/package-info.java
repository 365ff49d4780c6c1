/**
 * Writes A-interface traffic: the country's calls, messages and location updates, and cases that no recorded capture holds,
 * as the messages a base station controller and a switch would exchange, octet by octet, in a capture file. All of it is
 * synthetic. It writes and never reads: it shares no line with the decoder, so that each can prove the other wrong.
 *
 * <p>From the inside out: {@link org.opportune.simulators.frames.Octets}, {@link
 * org.opportune.simulators.frames.Digits}; layer 3 and BSSMAP in {@link org.opportune.simulators.frames.LayerThree}, {@link
 * org.opportune.simulators.frames.Texting} and {@link org.opportune.simulators.frames.Bssmap}; {@link
 * org.opportune.simulators.frames.Sccp}; one connection in {@link org.opportune.simulators.frames.Dialogue}; the wire in {@link
 * org.opportune.simulators.frames.CaptureFile}.
 */
@NullMarked
package org.opportune.simulators.frames;

import org.jspecify.annotations.NullMarked;
