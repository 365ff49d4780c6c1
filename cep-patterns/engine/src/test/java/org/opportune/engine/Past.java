package org.opportune.engine;

import java.util.List;
import org.opportune.model.Changing;

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
    private String tacBefore(int i) {
        String tac = null;
        for (int j = 0; j < i; j++) {
            tac = get(j).tac() == null ? tac : get(j).tac();
        }
        return tac;
    }

    /** The tariff last stated before an event; null = none was. */
    private String tariffBefore(int i) {
        String tariff = null;
        for (int j = 0; j < i; j++) {
            tariff = get(j).tariff() == null ? tariff : get(j).tariff();
        }
        return tariff;
    }

    /** What an event shows of that which may change; null = nothing. */
    String shown(Changing changing, int i) {
        return switch (changing.what()) {
            case HANDSET -> get(i).tac();
            case TARIFF -> get(i).tariff();
            case CAPABILITY -> able(get(i).tac());
        };
    }

    private static String able(String tac) {
        return Journey.MMS.equals(tac) || Journey.MMS_TOO.equals(tac)
                ? "yes"
                : Journey.NO_MMS.equals(tac) ? "no" : null;
    }

    /** What it was when shown last before an event, if it is known and another than the event shows; null = it is not. */
    String changedFrom(Changing changing, int i) {
        String before = switch (changing.what()) {
            case HANDSET -> tacBefore(i);
            case TARIFF -> tariffBefore(i);
            case CAPABILITY -> able(tacBefore(i));
        };
        String shown = shown(changing, i);
        return shown == null || shown.equals(before) ? null : before;
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
}
