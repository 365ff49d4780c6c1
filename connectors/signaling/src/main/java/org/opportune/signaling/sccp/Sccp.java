package org.opportune.signaling.sccp;

import org.opportune.signaling.Reason;

/** The header of one SCCP message (Q.713, 4): reused, one thread. Numbers that the type does not have are -1. */
public final class Sccp {
    /** Connection request. */
    public static final int CR = 0x01;

    /** Connection confirm. */
    public static final int CC = 0x02;

    /** Connection refused. */
    public static final int CREF = 0x03;

    /** Released. */
    public static final int RLSD = 0x04;

    /** Release complete. */
    public static final int RLC = 0x05;

    /** Data form 1. */
    public static final int DT1 = 0x06;

    /** Unitdata. */
    public static final int UDT = 0x09;

    /** Unitdata service. */
    public static final int UDTS = 0x0a;

    /** Protocol data unit error. */
    public static final int ERR = 0x0f;

    /** Inactivity test. */
    public static final int IT = 0x10;

    /** Extended unitdata. */
    public static final int XUDT = 0x11;

    /** Extended unitdata service. */
    public static final int XUDTS = 0x12;

    /** Long unitdata. */
    public static final int LUDT = 0x13;

    /** Long unitdata service. */
    public static final int LUDTS = 0x14;

    Reason reason = Reason.NONE;
    int wrongAt;
    int type;
    int source;
    int destination;
    int cause;
    int protocolClass;
    int calledSsn;
    int callingSsn;
    int calledCode;
    int callingCode;
    int dataAt;
    int dataLength;
    boolean moreData;
    int segmentReference;
    int segmentsLeft;
    boolean firstSegment;

    /** Reads the message; false if it is malformed. Never throws. */
    public boolean read(byte[] octets, int offset, int length) {
        return Headers.read(this, octets, offset, offset + length);
    }

    /** What is wrong with the message last read, or NONE. */
    public Reason reason() {
        return reason;
    }

    /** The offset of the wrong octet. */
    public int wrongAt() {
        return wrongAt;
    }

    /** Q.713, 2.1. */
    public int type() {
        return type;
    }

    /** Source local reference, 24 bits, first octet lowest. */
    public int slr() {
        return source;
    }

    /** Destination local reference, 24 bits. */
    public int dlr() {
        return destination;
    }

    /** Release, refusal, return, reset or error cause, as the {@link #type} has it (Q.713, 3.11 to 3.15). */
    public int cause() {
        return cause;
    }

    /** Q.713, 3.6: 0 to 3. */
    public int protocolClass() {
        return protocolClass;
    }

    /** Subsystem number of the called address. */
    public int calledSsn() {
        return calledSsn;
    }

    /** Subsystem number of the calling address. */
    public int callingSsn() {
        return callingSsn;
    }

    /** Point code of the called address. */
    public int calledCode() {
        return calledCode;
    }

    /** Point code of the calling address. */
    public int callingCode() {
        return callingCode;
    }

    /** Where the user data begins in the octets read. */
    public int dataAt() {
        return dataAt;
    }

    /** How many octets of user data there are; -1 = the message has none. */
    public int dataLength() {
        return dataLength;
    }

    /** DT1: more data follows in the next one (Q.713, 3.7). */
    public boolean moreData() {
        return moreData;
    }

    /** XUDT, LUDT: reference of a message in segments (Q.713, 3.17), or -1. */
    public int segmentReference() {
        return segmentReference;
    }

    /** XUDT, LUDT: segments that still follow; 0 = the last. */
    public int segmentsLeft() {
        return segmentsLeft;
    }

    /** XUDT, LUDT: the first segment. */
    public boolean firstSegment() {
        return firstSegment;
    }
}
