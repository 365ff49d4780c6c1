package org.opportune.archive.octets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.opportune.schemas.event.EventKind;

/** The numbers that stand for event kinds in one file: the file lists the names, so that kinds may come and move. */
public final class KindCodes {
    private static final List<String> NAMES =
            Arrays.stream(EventKind.values()).map(Enum::name).toList();

    /** What this release writes. */
    public static final KindCodes CURRENT = of(NAMES);

    private final List<EventKind> kinds;

    private KindCodes(List<EventKind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** Codes by their names in a file; a kind that this release does not know is UNRECOGNISED. */
    public static KindCodes of(List<String> names) {
        List<EventKind> kinds = new ArrayList<>(names.size());
        for (String name : names) {
            kinds.add(NAMES.contains(name) ? EventKind.valueOf(name) : EventKind.UNRECOGNISED);
        }
        return new KindCodes(kinds);
    }

    /** The names that a file written by this release lists. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * What a code stands for.
     *
     * @throws IndexOutOfBoundsException if the file lists no such code
     */
    public EventKind kind(int code) {
        return kinds.get(code);
    }

    @SuppressWarnings("EnumOrdinal") // a code means something only beside the names, which are in the same order
    public static int code(EventKind kind) {
        return kind.ordinal();
    }
}
