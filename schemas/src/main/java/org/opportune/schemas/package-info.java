/**
 * The words: every record that crosses a wire or rests in state, as Avro IDL, one sub-package per station, and the
 * single-object encoding they travel in. In: records and bytes; out: bytes and records. Never decides, never logs.
 */
package org.opportune.schemas;
