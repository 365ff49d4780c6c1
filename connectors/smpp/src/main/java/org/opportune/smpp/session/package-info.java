/**
 * One bind to one message centre, kept alive. In: segments to submit and the octets of the link; out: one outcome per
 * submit, and inbound messages stored before they are answered. Never submits twice by itself, never blocks a thread
 * per submit.
 */
@org.jspecify.annotations.NullMarked
package org.opportune.smpp.session;
