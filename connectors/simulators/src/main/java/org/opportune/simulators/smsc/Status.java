package org.opportune.simulators.smsc;

/** The command_status values that the simulator uses (SMPP 3.4 section 5.1.3). */
final class Status {
    static final int OK = 0x00;
    static final int INVALID_COMMAND_LENGTH = 0x02;
    static final int INVALID_COMMAND = 0x03;
    static final int WRONG_BIND_STATE = 0x04;
    static final int ALREADY_BOUND = 0x05;
    static final int SYSTEM_ERROR = 0x08;
    static final int INVALID_PASSWORD = 0x0E;
    static final int INVALID_SYSTEM_ID = 0x0F;
    static final int QUEUE_FULL = 0x14;
    static final int THROTTLED = 0x58;

    private Status() {}
}
