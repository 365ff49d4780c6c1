package org.opportune.signaling.bssap;

/** Call control (TS 24.008 9.3): what is mandatory by type, then elements by tag. */
final class CallReader {
    private static final int TYPE = 0x3f;
    private static final int CAUSE = 0x08;
    private static final int KEY = 0x2c;
    private static final int SIGNAL = 0x34;
    private static final int CONNECTED = 0x4c;
    private static final int CALLING = 0x5c;
    private static final int CALLED = 0x5e;
    private static final int FACILITY = 0x1c;

    private CallReader() {}

    static void read(Cursor cursor, Bssap into) {
        into.type = cursor.u8() & TYPE;
        switch (into.type) {
            // DISCONNECT, HOLD REJECT, RETRIEVE REJECT, MODIFY REJECT, START DTMF REJECT
            case 0x25, 0x1a, 0x1e, 0x37 -> Elements.callCause(cursor, into);
            // CONGESTION CONTROL: level, cause
            case 0x39 -> {
                cursor.u8();
                Elements.callCause(cursor, into);
            }
            // STATUS: cause, call state
            case 0x3d -> {
                Elements.callCause(cursor, into);
                cursor.u8();
            }
            // PROGRESS, FACILITY, MODIFY, MODIFY COMPLETE, USER INFORMATION
            case 0x03, 0x17, 0x1f, 0x10 -> Elements.skip(cursor);
            case 0x3a -> ServiceReader.facility(cursor, into);
            default -> {}
        }
        while (cursor.more()) {
            element(cursor.u8(), cursor, into);
        }
    }

    private static void element(int tag, Cursor cursor, Bssap into) {
        switch (tag) {
            case CAUSE -> Elements.callCause(cursor, into);
            case KEY -> into.key = cursor.u8() & 0x7f;
            case SIGNAL -> into.signal = cursor.u8();
            case CONNECTED -> Elements.number(cursor, into, into.connected);
            case CALLING -> Elements.number(cursor, into, into.calling);
            case CALLED -> Elements.number(cursor, into, into.called);
            case FACILITY -> ServiceReader.facility(cursor, into);
            default -> {
                // From 0x80 on one octet is all (TS 24.007 11.2.4).
                if (tag < 0x80) {
                    Elements.skip(cursor);
                }
            }
        }
    }
}
