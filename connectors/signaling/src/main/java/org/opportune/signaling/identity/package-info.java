/** Who it is: TMSI to IMSI in its scope, IMSI to MSISDN by the operator's own tables. Pure. Single thread. */
@NullMarked
package org.opportune.signaling.identity;

import org.jspecify.annotations.NullMarked;
