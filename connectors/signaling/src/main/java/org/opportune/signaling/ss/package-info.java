/**
 * Supplementary services and USSD: components (24.080) by a bounded BER reader. Texts are left where they lie.
 */
@NullMarked
package org.opportune.signaling.ss;

import org.jspecify.annotations.NullMarked;
