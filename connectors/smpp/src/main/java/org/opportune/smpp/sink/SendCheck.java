package org.opportune.smpp.sink;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Stop;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.smpp.DeliveryClock;
import org.opportune.smpp.StopSwitch;

/** What is asked again before each submit (design 3.7): that the action is still valid, and not stopped. Task's thread. */
final class SendCheck implements InHand.Over {
    private final DeliveryClock clock;
    private final StopSwitch.Factory stopSwitch;
    private @Nullable StopSwitch stops;
    private Set<Stop> stopped = Set.of();

    SendCheck(DeliveryClock clock, StopSwitch.Factory stopSwitch) {
        this.clock = clock;
        this.stopSwitch = stopSwitch;
    }

    /**
     * Learns what is stopped.
     *
     * @param changed called on another thread when {@link #hear} has something to hear
     * @throws IOException if that cannot be known
     */
    void open(Runnable changed) throws IOException {
        stops = stopSwitch.open(changed);
    }

    /**
     * Takes in what was stopped or resumed; true if anything was.
     *
     * @throws IOException if nobody can know any more
     */
    boolean hear() throws IOException {
        Set<Stop> now = stops == null ? stopped : stops.stops();
        boolean changed = !now.equals(stopped);
        stopped = now;
        return changed;
    }

    @Override
    public @Nullable OutcomeStatus of(Action action) {
        for (Stop stop : stopped) {
            if (stop.covers(action)) {
                return OutcomeStatus.STOPPED;
            }
        }
        return clock.nowMs() > action.getValidUntilMs() ? OutcomeStatus.EXPIRED : null;
    }

    void close() {
        if (stops != null) {
            stops.close();
        }
    }
}
