/**
 * What became of actions: delivery results, receipts and replies come in, joined by the SMSC's message ids, and leave
 * as ordinary events. Never sends.
 */
package org.opportune.pipeline.delivery;
