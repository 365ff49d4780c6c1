/**
 * The Flink operator that speaks SMPP. In: actions; out: one result per action, in the ledger. Never submits what the
 * ledger does not allow, never drops an action without a result.
 */
@org.jspecify.annotations.NullMarked
package org.opportune.smpp.sink;
