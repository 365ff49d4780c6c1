package org.opportune.engine;

import java.util.List;

/** A whole history, and when things happen in it. */
record Past(List<Happening> events) {
    static final long NEVER = Long.MAX_VALUE;

    /** Something happens before the event {@code index} (wake-up, expiry: at = its time) or with it (with = true). */
    record When(long at, int index, boolean with) {
        boolean beforeEvent(int i) {
            return index < i || (index == i && !with);
        }
    }

    int size() {
        return events.size();
    }

    Happening get(int i) {
        return events.get(i);
    }

    long at(int i) {
        return events.get(i).at();
    }

    When atTime(long at) {
        int i = 0;
        while (i < size() && at(i) < at) {
            i++;
        }
        return at == NEVER ? null : new When(at, i, false);
    }

    When withEvent(int i) {
        return new When(at(i), i, true);
    }

    /** The handset last seen before an event; null = none was. */
    String before(int i) {
        String tac = null;
        for (int j = 0; j < i; j++) {
            tac = get(j).tac() == null ? tac : get(j).tac();
        }
        return tac;
    }

    /** The cell last seen before an event; null = none was. */
    String cellBefore(int i) {
        String cell = null;
        for (int j = 0; j < i; j++) {
            cell = get(j).cell() == null ? cell : get(j).cell();
        }
        return cell;
    }

    /** True if nothing was seen for so long before an event, and something before that. */
    boolean breaksSilence(int i, long window) {
        return i > 0 && at(i) - at(i - 1) >= window;
    }

    /** True if the event shows the other side of the place than the sighting before it: the inside, if {@code in}. */
    boolean crosses(int i, boolean in) {
        String cell = get(i).cell();
        String before = cellBefore(i);
        return cell != null && before != null && Happening.isInside(cell) == in && Happening.isInside(before) != in;
    }

    String changedFrom(int i) {
        String before = before(i);
        return get(i).tac() == null || get(i).tac().equals(before) ? null : before;
    }
}
