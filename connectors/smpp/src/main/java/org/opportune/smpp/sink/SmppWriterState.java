package org.opportune.smpp.sink;

import java.util.List;
import org.opportune.schemas.action.Action;
import org.opportune.smpp.ledger.LedgerMark;

/**
 * What a writer must not forget.
 *
 * @param ledger how far it had read the ledger, and what stands there without a result
 * @param actions every action accepted from upstream that has no result in the ledger before those places, in full
 */
record SmppWriterState(LedgerMark ledger, List<Action> actions) {
    /** Copies the list. */
    SmppWriterState {
        actions = List.copyOf(actions);
    }

    /** Without numbers and texts. */
    @Override
    public String toString() {
        return "SmppWriterState[" + ledger + ", actions=" + actions.size() + "]";
    }
}
