package org.opportune.signaling.connection;

import org.jspecify.annotations.Nullable;

/** Connections in the order in which they were last heard of. */
final class LastUse {
    private @Nullable Connection oldest;
    private @Nullable Connection newest;
    private int size;

    void add(Connection connection) {
        link(connection);
        size++;
    }

    void touch(Connection connection, long timeNs) {
        connection.lastNs = Math.max(connection.lastNs, timeNs);
        if (connection != newest) {
            unlink(connection);
            link(connection);
        }
    }

    void remove(Connection connection) {
        unlink(connection);
        size--;
    }

    private void link(Connection connection) {
        connection.older = newest;
        connection.newer = null;
        if (newest == null) {
            oldest = connection;
        } else {
            newest.newer = connection;
        }
        newest = connection;
    }

    private void unlink(Connection connection) {
        if (connection.older == null) {
            oldest = connection.newer;
        } else {
            connection.older.newer = connection.newer;
        }
        if (connection.newer == null) {
            newest = connection.older;
        } else {
            connection.newer.older = connection.older;
        }
        connection.older = null;
        connection.newer = null;
    }

    @Nullable
    Connection oldestOrNone() {
        return oldest;
    }

    /**
     * The longest unheard.
     *
     * @throws IllegalStateException if there is none
     */
    Connection oldest() {
        if (oldest == null) {
            throw new IllegalStateException("no connection is open");
        }
        return oldest;
    }

    int size() {
        return size;
    }
}
