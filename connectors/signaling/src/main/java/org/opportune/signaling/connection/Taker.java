package org.opportune.signaling.connection;

import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.identity.Binding;

/** Takes what a connection proves, in the order of its messages. */
public interface Taker {
    void behaviour(Behaviour behaviour);

    void binding(Binding binding);

    /**
     * A switch has told its base stations that it restarted.
     *
     * @param switchOf see Subject
     */
    void restart(long switchOf, long timeNs);
}
