package org.opportune.smpp;

/** Direction of a bind (SMPP 3.4, 4.1). */
public enum BindMode {
    /** Sends and receives. */
    TRANSCEIVER,
    /** Sends only. */
    TRANSMITTER,
    /** Receives only. */
    RECEIVER;

    /** Whether submit_sm may be sent. */
    public boolean transmits() {
        return this != RECEIVER;
    }
}
