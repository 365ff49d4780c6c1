package org.opportune.signaling;

import java.util.function.Consumer;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.Networks;
import org.opportune.signaling.behaviour.Subscribers;
import org.opportune.signaling.carrier.Unit;
import org.opportune.signaling.connection.Correlation;
import org.opportune.signaling.connection.CorrelationCounts;
import org.opportune.signaling.connection.Taker;
import org.opportune.signaling.identity.Binding;
import org.opportune.signaling.identity.Identities;

/**
 * All links of a switch in one thread, from SCCP messages to behaviours with their IMSI. Files and benchmarks use it; in
 * Flink the same machines stand behind one key each.
 */
public final class Tap {
    private final Correlation correlation;
    private final Identities identities;

    /**
     * Remembers nothing yet.
     *
     * @param out takes behaviours, in order of time but for those whose identity showed late
     */
    public Tap(TapOptions options, Networks networks, Consumer<Behaviour> out) {
        Subscribers subscribers = new Subscribers(options.rules(), networks, options.mostSubscribers(), out);
        this.identities =
                new Identities(options.mostTmsis(), options.mostWaiting(), options.patienceNs(), subscribers::take);
        this.correlation = new Correlation(options.correlation(), new ToIdentities(identities));
    }

    /** What connections prove goes to who it was. */
    private record ToIdentities(Identities identities) implements Taker {
        @Override
        public void behaviour(Behaviour behaviour) {
            identities.take(behaviour);
        }

        @Override
        public void binding(Binding binding) {
            identities.take(binding);
        }

        @Override
        public void restart(long switchOf, long timeNs) {
            identities.restart(switchOf, timeNs);
        }
    }

    /** The next message as it was captured. */
    public void take(Unit unit) {
        correlation.captured(unit);
    }

    /** The end of a bounded input: what waits leaves; connections that are open stay open. */
    public void end() {
        correlation.end();
        identities.end();
    }

    public CorrelationCounts counts() {
        return correlation.counts();
    }
}
