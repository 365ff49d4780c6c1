package org.opportune.engine;

import java.util.Set;
import org.opportune.schemas.event.EventKind;

/** Sets of kinds of events as numbers, a bit for each kind: each subscriber in hand has one, each event asks some. Stateless. */
@SuppressWarnings("EnumOrdinal") // never stored
final class Kinds {
    static {
        if (EventKind.values().length > Long.SIZE) {
            throw new IllegalStateException("kinds of events must be 64 at most: kinds=" + EventKind.values().length);
        }
    }

    private Kinds() {}

    static long of(Set<EventKind> kinds) {
        long all = 0;
        for (EventKind kind : kinds) {
            all |= 1L << kind.ordinal();
        }
        return all;
    }

    static boolean has(long kinds, EventKind kind) {
        return (kinds & 1L << kind.ordinal()) != 0;
    }
}
