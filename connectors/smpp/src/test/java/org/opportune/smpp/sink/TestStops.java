package org.opportune.smpp.sink;

import java.io.IOException;
import java.util.Set;
import org.opportune.schemas.Stop;
import org.opportune.smpp.StopSwitch;

/** Stops that a test sets, told as another thread would. */
final class TestStops implements StopSwitch {
    private volatile Set<Stop> stopped = Set.of();
    private volatile boolean failed;
    private volatile Runnable changed = () -> {};

    StopSwitch.Factory factory() {
        return onChange -> {
            changed = onChange;
            return this;
        };
    }

    void set(Stop... stops) {
        stopped = Set.of(stops);
        changed.run();
    }

    void fail() {
        failed = true;
        changed.run();
    }

    @Override
    public Set<Stop> stops() throws IOException {
        if (failed) {
            throw new IOException("stops must be readable");
        }
        return stopped;
    }

    @Override
    public void close() {}
}
