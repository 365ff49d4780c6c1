/**
 * Characters to octets and back. In: a message text and a reference; out: the short_message fields of its segments, or
 * the text of received octets. Never sends, never logs, never chooses a sender.
 */
@org.jspecify.annotations.NullMarked
package org.opportune.smpp.text;
