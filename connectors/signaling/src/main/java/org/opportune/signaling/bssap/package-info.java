/**
 * What one BSSAP message says (TS 48.006 9.3): BSSMAP between controller and switch (TS 48.008), DTAP between phone and switch
 * (TS 24.008), short messages (TS 24.011, 23.040) and supplementary services (TS 24.080), read into one flat record that is used again
 * for the next message. Octets beyond the end are never read, and nothing throws: a message that does not hold together has a
 * {@link org.opportune.signaling.bssap.Fault} and the offset where it showed.
 */
@NullMarked
package org.opportune.signaling.bssap;

import org.jspecify.annotations.NullMarked;
