/**
 * Messages out and messages in over SMPP 3.4. In: actions and the deliver_sm of message centres; out: one result per
 * action and stored inbound messages. Never decides who is spoken to, never sends an action twice knowingly.
 */
@org.jspecify.annotations.NullMarked
package org.opportune.smpp;
