/**
 * A scriptable SMSC that speaks the server side of SMPP 3.4 over TCP and writes its own log. In: binds, submits and a
 * script of misbehaviour; out: answers, receipts, replies of handsets and the log that a balance sheet is compared with.
 * Never reads the product's state, and never writes a number or a text unmasked unless it was told to log texts.
 */
@NullMarked
package org.opportune.simulators.smsc;

import org.jspecify.annotations.NullMarked;
