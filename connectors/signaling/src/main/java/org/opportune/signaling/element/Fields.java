package org.opportune.signaling.element;

import java.util.Arrays;

/** What one message holds, flat and reused: every {@link Field} as a number, and the numbers of people. One thread. */
public class Fields {
    /** A field that the message does not hold. No field has this value. */
    public static final long ABSENT = -1;

    private static final int COUNT = Field.values().length;

    private final long[] values = new long[COUNT];
    private final Digits called = new Digits();
    private final Digits calling = new Digits();
    private final Digits connected = new Digits();
    private final Digits centre = new Digits();
    private final Digits correspondent = new Digits();
    private final Digits forwardedTo = new Digits();

    /** The value, or {@link #ABSENT}. */
    public final long get(Field field) {
        return values[field.ordinal()];
    }

    /** The value of a field of at most 31 bits (all but TMSI, IMSI, IMEI, IMEISV and CALL_IDENTIFIER), or -1. */
    public final int number(Field field) {
        return (int) values[field.ordinal()];
    }

    /** Whether the message holds it. */
    public final boolean has(Field field) {
        return values[field.ordinal()] != ABSENT;
    }

    /** Says the value; the readers' business. */
    public final void put(Field field, long value) {
        values[field.ordinal()] = value;
    }

    /** Forgets the message before. */
    public final void clear() {
        Arrays.fill(values, ABSENT);
        called.clear();
        calling.clear();
        connected.clear();
        centre.clear();
        correspondent.clear();
        forwardedTo.clear();
    }

    /** 24.008, 10.5.4.7. */
    public final Digits called() {
        return called;
    }

    /** 24.008, 10.5.4.9. */
    public final Digits calling() {
        return calling;
    }

    /** 24.008, 10.5.4.13. */
    public final Digits connected() {
        return connected;
    }

    /** The service centre: RP destination of a submission, RP originator of a delivery (24.011, 8.2.5). */
    public final Digits centre() {
        return centre;
    }

    /** TP destination of a submission, originator of a delivery, recipient of a report (23.040, 9.2.3). */
    public final Digits correspondent() {
        return correspondent;
    }

    /** Where a supplementary service forwards to (29.002, 17.7.4). */
    public final Digits forwardedTo() {
        return forwardedTo;
    }
}
