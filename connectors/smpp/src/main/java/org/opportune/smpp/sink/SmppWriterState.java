package org.opportune.smpp.sink;

import java.util.List;
import org.opportune.schemas.action.Action;

/**
 * What a writer must not forget.
 *
 * @param unsubmitted actions of which the message centre has nothing; to be submitted
 * @param inDoubt actions that were written, at least in part, or whose result is not durable yet; never to be submitted
 *     again, to be reported UNKNOWN
 */
public record SmppWriterState(List<Action> unsubmitted, List<InDoubt> inDoubt) {
    /** Without numbers and texts. */
    @Override
    public String toString() {
        return "SmppWriterState[unsubmitted=" + unsubmitted.size() + ", inDoubt=" + inDoubt.size() + "]";
    }

    /** Copies the lists. */
    public SmppWriterState {
        unsubmitted = List.copyOf(unsubmitted);
        inDoubt = List.copyOf(inDoubt);
    }

    /** What a result needs to know of an action. */
    public record InDoubt(String actionId, long msisdn, String campaign, int segments) {
        static InDoubt of(Action action, int segments) {
            return new InDoubt(action.getId(), action.getMsisdn(), action.getCampaign(), segments);
        }

        /** The id only. */
        @Override
        public String toString() {
            return "InDoubt[" + actionId + "]";
        }
    }
}
