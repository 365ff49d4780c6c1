/**
 * Historical traffic, from a file of somebody else to an archive of ours. In: delimited files, the mapping that explains
 * them and the facts beside them; out: a sealed archive, a file of rejected lines and counts that add up. Never decides,
 * never drops a line without saying so.
 */
@NullMarked
package org.opportune.archive;

import org.jspecify.annotations.NullMarked;
