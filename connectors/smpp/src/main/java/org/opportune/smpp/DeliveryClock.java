package org.opportune.smpp;

import java.io.Serializable;

/**
 * Scenario time at delivery: decides validity and stamps results. Live it is wall time; in a demo or replay it is
 * scaled. Shipped with a sink, so serializable; read by several threads.
 */
@FunctionalInterface
public interface DeliveryClock extends Serializable {
    /** UTC ms. */
    long nowMs();

    /** Wall time. */
    static DeliveryClock live() {
        return System::currentTimeMillis;
    }
}
