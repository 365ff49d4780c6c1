/**
 * BSSAP (48.006), BSSMAP (48.008) and the DTAP that passes the A interface (24.007, 24.008), into one reused flat record.
 */
@NullMarked
package org.opportune.signaling.bssap;

import org.jspecify.annotations.NullMarked;
