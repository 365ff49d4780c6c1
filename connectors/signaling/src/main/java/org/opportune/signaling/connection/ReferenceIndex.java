package org.opportune.signaling.connection;

import org.jspecify.annotations.Nullable;

/**
 * Connections by who owns a reference, to whom, and the reference itself (Q.714 3.3.1): an open hash table, without objects
 * for its keys.
 */
final class ReferenceIndex {
    private static final int LEAST = 1024;

    private long[] hashes = new long[LEAST];
    private @Nullable Connection[] found = new Connection[LEAST];
    private int size;

    private static long hash(int networkIndicator, int owner, int peer, int reference) {
        return Hash.mix((long) owner << 32 | (peer & 0xffffffffL), (long) networkIndicator << 32 | reference) | 1;
    }

    @Nullable
    Connection get(int networkIndicator, int owner, int peer, int reference) {
        long hash = hash(networkIndicator, owner, peer, reference);
        int mask = hashes.length - 1;
        for (int i = (int) (hash >>> 20) & mask; hashes[i] != 0; i = i + 1 & mask) {
            Connection connection = found[i];
            if (hashes[i] == hash && connection != null && owns(connection, networkIndicator, owner, peer, reference)) {
                return connection;
            }
        }
        return null;
    }

    private static boolean owns(Connection connection, int networkIndicator, int owner, int peer, int reference) {
        return connection.networkIndicator == networkIndicator
                && ((connection.initiator == owner
                                && connection.responder == peer
                                && connection.initiatorReference == reference)
                        || (connection.responder == owner
                                && connection.initiator == peer
                                && connection.responderReference == reference));
    }

    void put(int networkIndicator, int owner, int peer, int reference, Connection connection) {
        if ((size + 1) * 2 > hashes.length) {
            grow();
        }
        enter(hash(networkIndicator, owner, peer, reference), connection);
        size++;
    }

    private void enter(long hash, @Nullable Connection connection) {
        int mask = hashes.length - 1;
        int i = (int) (hash >>> 20) & mask;
        while (hashes[i] != 0) {
            i = i + 1 & mask;
        }
        hashes[i] = hash;
        found[i] = connection;
    }

    private void grow() {
        long[] oldHashes = hashes;
        @Nullable Connection[] oldFound = found;
        hashes = new long[oldHashes.length * 2];
        found = new Connection[oldHashes.length * 2];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] != 0) {
                enter(oldHashes[i], oldFound[i]);
            }
        }
    }

    void remove(int networkIndicator, int owner, int peer, int reference, Connection connection) {
        long hash = hash(networkIndicator, owner, peer, reference);
        int mask = hashes.length - 1;
        for (int i = (int) (hash >>> 20) & mask; hashes[i] != 0; i = i + 1 & mask) {
            if (hashes[i] == hash && found[i] == connection) {
                size--;
                close(i);
                return;
            }
        }
    }

    /** Moves those behind a gap into it, so that none is missed. */
    private void close(int gap) {
        int mask = hashes.length - 1;
        int free = gap;
        for (int i = free + 1 & mask; hashes[i] != 0; i = i + 1 & mask) {
            int home = (int) (hashes[i] >>> 20) & mask;
            if ((i - home & mask) >= (i - free & mask)) {
                hashes[free] = hashes[i];
                found[free] = found[i];
                free = i;
            }
        }
        hashes[free] = 0;
        found[free] = null;
    }

    int size() {
        return size;
    }
}
