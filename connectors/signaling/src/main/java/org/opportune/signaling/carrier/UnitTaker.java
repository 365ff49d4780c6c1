package org.opportune.signaling.carrier;

/** Takes the SCCP messages of a carrier. Each must be counted once: as a message or as malformed. */
@FunctionalInterface
public interface UnitTaker {
    /** The unit and its octets are only good until this returns. */
    void take(Unit unit);
}
