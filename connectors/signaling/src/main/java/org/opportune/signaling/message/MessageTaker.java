package org.opportune.signaling.message;

import org.jspecify.annotations.Nullable;
import org.opportune.signaling.bssap.Bssap;
import org.opportune.signaling.carrier.Unit;
import org.opportune.signaling.sccp.Sccp;

/** Takes decoded messages. */
@FunctionalInterface
public interface MessageTaker {
    /** All three are only good until this returns; {@code bssap} is null where the SCCP message completes none. */
    void take(Unit unit, Sccp sccp, @Nullable Bssap bssap);
}
