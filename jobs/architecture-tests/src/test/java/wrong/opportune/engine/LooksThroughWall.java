package wrong.opportune.engine;

import org.opportune.pipeline.Station;

/** A pure room that knows a job. */
final class LooksThroughWall {
    private LooksThroughWall() {}

    static String look() {
        return Station.EVENTS.title();
    }
}
