package org.opportune.signaling.sccp;

import java.util.Arrays;

/**
 * The segments of one connection in one direction until DT1's more-data bit is clear (Q.714, 3.5.2). Nearly always empty,
 * and then it holds no octets: a message in one piece needs no copy. One thread.
 */
public final class Reassembly {
    /** Longest message joined, in octets: Q.713 sets no limit; 48.006 has none above this. A longer one is dropped whole. */
    public static final int LONGEST = 4096;

    private static final byte[] NONE = {};

    private byte[] held = NONE;
    private int length;
    private boolean tooLong;

    /** Whether there are segments of a message that goes on; a message with {@link Sccp#moreData} clear must still be added. */
    public boolean open() {
        return length > 0 || tooLong;
    }

    /** Appends a segment; the message is complete once one came with more data clear. */
    public void add(byte[] octets, int at, int count) {
        if (tooLong || length + count > LONGEST) {
            tooLong = true;
            return;
        }
        if (length + count > held.length) {
            held = Arrays.copyOf(held, Math.max(256, Math.min(LONGEST, 2 * (length + count))));
        }
        System.arraycopy(octets, at, held, length, count);
        length += count;
    }

    /** The octets held so far, from 0 to {@link #length}; they stay until {@link #clear}. */
    public byte[] octets() {
        return held;
    }

    /** How many. */
    public int length() {
        return length;
    }

    /** Whether the message is longer than {@link #LONGEST}, and so lost: SCCP_SEGMENTS. */
    public boolean tooLong() {
        return tooLong;
    }

    /** Forgets the message and its array. */
    public void clear() {
        held = NONE;
        length = 0;
        tooLong = false;
    }

    /** What to keep of it in a state: the octets held, none where nothing is open. */
    public byte[] keep() {
        return Arrays.copyOf(held, length);
    }

    /** Takes back what {@link #keep} gave. */
    public void restore(byte[] kept) {
        clear();
        add(kept, 0, kept.length);
    }
}
