/** What the verbs of signalling share: captures read together, behaviours as text, and their way into an archive. */
@NullMarked
package org.opportune.cli.signaling;

import org.jspecify.annotations.NullMarked;
