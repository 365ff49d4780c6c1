/** How fast captured frames become messages and behaviours, beside tshark on the same file. */
@NullMarked
package org.opportune.benchmarks.signaling;

import org.jspecify.annotations.NullMarked;
