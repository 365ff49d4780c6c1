package org.opportune.signaling.connection;

import org.opportune.signaling.behaviour.Subject;
import org.opportune.signaling.bssap.Bssap;
import org.opportune.signaling.carrier.Unit;
import org.opportune.signaling.identity.Binding;

/** What paging says by the way. */
final class Paging {
    private Paging() {}

    /** Paging names the IMSI, and often the TMSI beside it: a pair for nothing (TS 48.008 3.2.1.19). */
    static void take(Unit unit, Bssap bssap, Taker taker) {
        for (int i = 0; i < bssap.cells() && bssap.imsi() != 0 && bssap.tmsi() != Bssap.NONE; i++) {
            if (bssap.cellArea(i) >= 0) {
                long scope = Subject.scope(unit.ni(), unit.opc(), bssap.cellArea(i));
                taker.binding(new Binding(scope, (int) bssap.tmsi(), bssap.imsi(), Binding.Way.SHOWN, unit.timeNs()));
            }
        }
    }
}
