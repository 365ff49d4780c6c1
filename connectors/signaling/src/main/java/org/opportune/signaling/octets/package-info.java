/** State as octets: small numbers in few of them. Single thread. */
@NullMarked
package org.opportune.signaling.octets;

import org.jspecify.annotations.NullMarked;
