/**
 * Short messages on the A interface: CP and RP (24.011), TPDU headers (23.040). Texts are left where they lie.
 */
@NullMarked
package org.opportune.signaling.sms;

import org.jspecify.annotations.NullMarked;
