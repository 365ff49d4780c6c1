/**
 * What an inbound message says: a delivery receipt, or a subscriber's words. In: inbound messages as stored; out:
 * receipts, texts and keywords. Never throws for any octets, never logs them.
 */
@org.jspecify.annotations.NullMarked
package org.opportune.smpp.receipt;
