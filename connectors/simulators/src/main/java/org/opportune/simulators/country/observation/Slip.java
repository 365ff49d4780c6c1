package org.opportune.simulators.country.observation;

/**
 * One sighting in two longs, until it becomes an event: millions wait at a time for their turn. Not thread-safe; each
 * setter gives the slip itself.
 *
 * <p>Head: sign 5 bits, feed 3, origin 3, serial 10, cell 15, new radio 1, outgoing 1, handset 5, handset before 5,
 * cause or topic 7, numbers before 4, saving prefix 1. Body: number or octets 40 bits, seconds 22.
 */
final class Slip {
    /** Which part of a life a sighting is of, so that two of one moment have two ids. */
    static final int OF_REST = 0;

    static final int OF_LEG = 1;
    static final int OF_ARRIVAL = 2;
    static final int OF_TALK = 3;
    static final int OF_HANDOVER = 4;
    static final int OF_PHONE = 5;

    static final int NO_CELL = 0x7FFF;
    static final int NO_HANDSET = 31;

    private static final int MOST_SECONDS = (1 << 22) - 1;

    private long head;
    private long body;

    Slip begin(Sign sign, Feed feed, int origin, int serial) {
        head = sign.code
                | (long) feed.code << 5
                | (long) origin << 8
                | (long) (serial & 0x3FF) << 11
                | (long) NO_CELL << 21
                | (long) NO_HANDSET << 38
                | (long) NO_HANDSET << 43;
        body = 0;
        return this;
    }

    Slip cell(int cell, boolean newRadio) {
        head = (head & ~((long) NO_CELL << 21)) | (long) (cell & NO_CELL) << 21 | (newRadio ? 1L << 36 : 0);
        return this;
    }

    Slip newRadio(boolean newRadio) {
        head |= newRadio ? 1L << 36 : 0;
        return this;
    }

    Slip outgoing(boolean outgoing) {
        head |= outgoing ? 1L << 37 : 0;
        return this;
    }

    Slip handset(int model) {
        head = (head & ~((long) NO_HANDSET << 38)) | (long) model << 38;
        return this;
    }

    Slip handsetBefore(int model) {
        head = (head & ~((long) NO_HANDSET << 43)) | (long) model << 43;
        return this;
    }

    Slip cause(int cause) {
        head |= (long) cause << 48;
        return this;
    }

    /** Of what has no cause. */
    Slip topic(int ordinal) {
        return cause(ordinal);
    }

    Slip saving(boolean saving) {
        head |= saving ? 1L << 59 : 0;
        return this;
    }

    Slip numbersBefore(int count) {
        head |= (long) (count & 0xF) << 55;
        return this;
    }

    Slip value(long value) {
        body |= value << 22;
        return this;
    }

    Slip seconds(long seconds) {
        body |= Math.min(seconds, MOST_SECONDS);
        return this;
    }

    long head() {
        return head;
    }

    long body() {
        return body;
    }

    static Sign sign(long head) {
        return Sign.of((int) head & 0x1F);
    }

    static Feed feed(long head) {
        return Feed.of((int) (head >>> 5) & 0x7);
    }

    /** Sign, feed, origin and serial: with person and time, the source's own key. */
    static int key(long head) {
        return (int) head & 0x1FFFFF;
    }

    static int cell(long head) {
        return (int) (head >>> 21) & NO_CELL;
    }

    static boolean newRadio(long head) {
        return (head >>> 36 & 1) != 0;
    }

    static boolean outgoing(long head) {
        return (head >>> 37 & 1) != 0;
    }

    static int handset(long head) {
        return (int) (head >>> 38) & 0x1F;
    }

    static int handsetBefore(long head) {
        return (int) (head >>> 43) & 0x1F;
    }

    static int cause(long head) {
        return (int) (head >>> 48) & 0x7F;
    }

    static int topic(long head) {
        return cause(head);
    }

    static boolean saving(long head) {
        return (head >>> 59 & 1) != 0;
    }

    static int numbersBefore(long head) {
        return (int) (head >>> 55) & 0xF;
    }

    static long valueIn(long body) {
        return body >>> 22;
    }

    static long secondsIn(long body) {
        return body & MOST_SECONDS;
    }
}
