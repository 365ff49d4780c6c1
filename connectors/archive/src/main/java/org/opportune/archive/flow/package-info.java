/**
 * Archives at Flink's ends. In: a sealed archive for a bounded source, or a stream for a recording sink; out: records in
 * order, or raw segments. Never sets a watermark, never knows what a record will be used for.
 */
@NullMarked
package org.opportune.archive.flow;

import org.jspecify.annotations.NullMarked;
