package org.opportune.pipeline;

import java.io.Serializable;

/**
 * Maps wall time to scenario time: for pacing, publishing and delivery. Never used by what decides.
 *
 * @param wallStartMs UTC ms by the wall clock at which scenario time is {@code scenarioStartMs}
 * @param scenarioStartMs UTC ms in the scenario
 * @param speed scenario ms that pass in one wall ms; positive
 */
public record TimeLine(long wallStartMs, long scenarioStartMs, double speed) implements Serializable {
    /** Live: scenario time is wall time. */
    public static final TimeLine LIVE = new TimeLine(0, 0, 1);

    public TimeLine {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("must be positive: speed=" + speed);
        }
    }

    /** Scenario time at a wall time, both UTC ms. */
    public long scenarioMs(long wallMs) {
        return scenarioStartMs + (long) ((wallMs - wallStartMs) * speed);
    }

    /** Wall time at a scenario time, both UTC ms. */
    public long wallMs(long scenarioMs) {
        return wallStartMs + (long) Math.ceil((scenarioMs - scenarioStartMs) / speed);
    }
}
