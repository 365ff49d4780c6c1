package org.opportune.smpp.sink;

import java.util.Set;
import org.opportune.schemas.Stop;
import org.opportune.smpp.StopSwitch;

/** Nothing is ever stopped. */
final class NoStops implements StopSwitch {
    static StopSwitch open(@SuppressWarnings("unused") Runnable changed) {
        return new NoStops();
    }

    @Override
    public Set<Stop> stops() {
        return Set.of();
    }

    @Override
    public void close() {}
}
