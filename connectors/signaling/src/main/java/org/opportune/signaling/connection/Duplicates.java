package org.opportune.signaling.connection;

import java.util.Arrays;
import org.opportune.schemas.octets.OctetReader;
import org.opportune.schemas.octets.OctetWriter;

/**
 * Finds messages that two probes or two legs of one signalling link show twice: the same point codes, network indicator
 * and SCCP octets within a window, <em>on another capture link</em>. A network repeats many a message legitimately; the
 * nth time on one link is the same as the nth on another. A message is known by 64 bits of hash: among the 100,000 of a
 * busy second two different ones meet with odds of 1 in 4 thousand million.
 *
 * <p>Grows with the messages of two windows and shrinks with them. Times may not run backwards by more than the window.
 * One thread.
 */
public final class Duplicates {
    /** Capture links of one message that are told apart; what a further one shows is a duplicate. */
    static final int LINKS = 4;

    private static final int HASH = 0;
    private static final int LAST = 1;
    private static final int FIRST_LINK = 2;
    private static final int STRIDE = FIRST_LINK + LINKS;
    private static final int LEAST = 8;

    private final long windowNs;
    private long[] now = new long[LEAST * STRIDE];
    private long[] before = new long[LEAST * STRIDE];
    private int nowCount;
    private int beforeCount;
    private long sinceNs = Long.MIN_VALUE;

    /**
     * Remembers nothing yet.
     *
     * @param windowNs at most between one time that a message is seen and the next
     */
    public Duplicates(long windowNs) {
        this.windowNs = windowNs;
    }

    /**
     * True if this message was seen on another link before.
     *
     * @param hash of point codes, network indicator and octets
     * @param link the capture link
     */
    public boolean seen(long hash, int link, long timeNs) {
        rotate(timeNs);
        long key = hash == 0 ? 1 : hash;
        int at = find(now, key);
        if (now[at] == 0) {
            at = enter(at, key, timeNs);
        } else if (timeNs - now[at + LAST] > windowNs) {
            Arrays.fill(now, at + FIRST_LINK, at + STRIDE, 0);
        }
        now[at + LAST] = timeNs;
        return count(at, link);
    }

    /** True unless this link has shown the message more often than any other. */
    private boolean count(int at, int link) {
        long mine = ((link & 0xffffffffL) + 1) << 24;
        int most = 0;
        int own = -1;
        for (int i = at + FIRST_LINK; i < at + STRIDE; i++) {
            most = Math.max(most, (int) (now[i] & 0xffffff));
            if (own < 0 && (now[i] == 0 || now[i] >>> 24 == mine >>> 24)) {
                own = i;
            }
        }
        if (own < 0) {
            return true;
        }
        int count = (int) (now[own] & 0xffffff) + 1;
        now[own] = mine | Math.min(count, 0xffffff);
        return count <= most;
    }

    private int enter(int free, long key, long timeNs) {
        int at = free;
        int old = find(before, key);
        boolean known = before[old] != 0 && timeNs - before[old + LAST] <= windowNs;
        if ((nowCount + 1) * 2 > now.length / STRIDE) {
            now = copy(now, now.length * 2);
            at = find(now, key);
        }
        nowCount++;
        now[at + HASH] = key;
        if (known) {
            System.arraycopy(before, old + LAST, now, at + LAST, STRIDE - 1);
        }
        return at;
    }

    private void rotate(long timeNs) {
        if (sinceNs == Long.MIN_VALUE) {
            sinceNs = timeNs;
        } else if (timeNs - sinceNs > windowNs) {
            boolean far = timeNs - sinceNs > 2 * windowNs;
            long[] free = before;
            before = now;
            now = emptied(free, beforeCount);
            beforeCount = nowCount;
            nowCount = 0;
            if (far) {
                before = emptied(before, beforeCount);
                beforeCount = 0;
            }
            sinceNs = timeNs;
        }
    }

    private static long[] emptied(long[] table, int count) {
        if (table.length > LEAST * STRIDE && count * 8 < table.length / STRIDE) {
            return new long[table.length / 2];
        }
        if (count > 0) {
            Arrays.fill(table, 0);
        }
        return table;
    }

    private static long[] copy(long[] from, int length) {
        long[] to = new long[length];
        for (int i = 0; i < from.length; i += STRIDE) {
            if (from[i] != 0) {
                System.arraycopy(from, i, to, find(to, from[i]), STRIDE);
            }
        }
        return to;
    }

    /** Where the entry is, or has room. */
    private static int find(long[] table, long key) {
        int mask = table.length / STRIDE - 1;
        int slot = (int) (key ^ key >>> 32) & mask;
        while (table[slot * STRIDE] != 0 && table[slot * STRIDE] != key) {
            slot = slot + 1 & mask;
        }
        return slot * STRIDE;
    }

    /** True if nothing is remembered that counts at this time. */
    public boolean forgotten(long timeNs) {
        return nowCount + beforeCount == 0 || timeNs - sinceNs > 2 * windowNs;
    }

    /** Writes what is remembered. */
    public void write(OctetWriter to) {
        to.unsigned(nowCount + beforeCount).signed(sinceNs);
        for (long[] table : new long[][] {now, before}) {
            for (int i = 0; i < table.length; i += STRIDE) {
                if (table[i] != 0) {
                    write(table, i, to);
                }
            }
        }
    }

    private void write(long[] table, int at, OctetWriter to) {
        to.int64(table[at]).signed(sinceNs - table[at + LAST]);
        for (int i = at + FIRST_LINK; i < at + STRIDE; i++) {
            to.unsigned(table[i]);
        }
    }

    /** What {@link #write} wrote. */
    public static Duplicates read(OctetReader from, long windowNs) {
        Duplicates read = new Duplicates(windowNs);
        long count = from.unsigned();
        read.sinceNs = from.signed();
        for (long i = 0; i < count; i++) {
            long key = from.int64();
            long lastNs = read.sinceNs - from.signed();
            boolean old = lastNs < read.sinceNs;
            read.enterRead(key, lastNs, old, from);
        }
        return read;
    }

    private void enterRead(long key, long lastNs, boolean old, OctetReader from) {
        long[] table = old ? before : now;
        int count = old ? ++beforeCount : ++nowCount;
        if (count * 2 > table.length / STRIDE) {
            table = copy(table, table.length * 2);
        }
        int at = find(table, key);
        boolean newer = table[at] == 0 || table[at + LAST] < lastNs;
        for (int i = at + FIRST_LINK; i < at + STRIDE; i++) {
            long link = from.unsigned();
            if (newer) {
                table[i] = link;
            }
        }
        if (newer) {
            table[at] = key;
            table[at + LAST] = lastNs;
        }
        if (old) {
            before = table;
        } else {
            now = table;
        }
    }
}
