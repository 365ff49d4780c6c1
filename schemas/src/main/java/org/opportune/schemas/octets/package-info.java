/** Numbers and octets in few octets: what sealed archives, and keys in state, are written with. */
@NullMarked
package org.opportune.schemas.octets;

import org.jspecify.annotations.NullMarked;
