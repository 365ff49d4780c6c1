package org.opportune.signaling.connection;

/** Which side of a connection is the base station system. */
enum Role {
    /** No message has told yet: the probe began in the middle. */
    UNKNOWN,
    INITIATOR_IS_BSS,
    INITIATOR_IS_SWITCH
}
