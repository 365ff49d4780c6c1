/**
 * Raw segments, what a running job records. In: envelopes and control as they pass; out: files of checksummed frames,
 * and sealed archives made of them. Never orders, never judges what it records.
 */
@NullMarked
package org.opportune.archive.raw;

import org.jspecify.annotations.NullMarked;
