package org.opportune.smpp;

import java.io.IOException;
import java.io.Serializable;
import java.util.Set;
import org.opportune.schemas.Stop;

/**
 * What somebody of the house has stopped, asked before each submit: beside the stream of actions, so that a full queue
 * cannot hold it up.
 */
public interface StopSwitch extends AutoCloseable {
    /**
     * What must not be sent now. Quick; any thread.
     *
     * @throws IOException if nobody can know any more: nothing may be sent then
     */
    Set<Stop> stops() throws IOException;

    /** Releases what it holds. */
    @Override
    void close();

    /** Opens a switch where the bind runs. Shipped with an operator. */
    @FunctionalInterface
    interface Factory extends Serializable {
        /**
         * A switch that knows everything that was stopped before; closed by the bind's owner.
         *
         * @param changed called on another thread when something was stopped or resumed, or nobody can know any more
         * @throws IOException if that cannot be known
         */
        StopSwitch open(Runnable changed) throws IOException;
    }
}
