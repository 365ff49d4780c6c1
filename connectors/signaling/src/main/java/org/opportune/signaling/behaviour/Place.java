package org.opportune.signaling.behaviour;

import org.jspecify.annotations.Nullable;
import org.opportune.signaling.bssap.Plmn;

/**
 * A cell or a location area (TS 23.003 4.1, 4.3.1).
 *
 * @param plmn network, see {@link Plmn}; {@link Plmn#NONE} = not said
 * @param lac location area code, -1 = not said
 * @param ci cell identity, -1 = not said
 */
public record Place(int plmn, int lac, int ci) {
    /** Nothing said. */
    public static final Place UNKNOWN = new Place(Plmn.NONE, -1, -1);

    public boolean isCell() {
        return lac >= 0 && ci >= 0;
    }

    public boolean isKnown() {
        return lac >= 0;
    }

    /** True if it is another cell for sure. */
    public boolean differs(Place other) {
        return isCell() && other.isCell() && (ci != other.ci || lac != other.lac);
    }

    /** {@code MCC-MNC-LAC-CI} or {@code MCC-MNC-LAC}; null if the network or the area is not known. */
    public @Nullable String id() {
        if (plmn == Plmn.NONE || lac < 0) {
            return null;
        }
        String area = Plmn.text(plmn) + "-" + lac;
        return ci < 0 ? area : area + "-" + ci;
    }
}
