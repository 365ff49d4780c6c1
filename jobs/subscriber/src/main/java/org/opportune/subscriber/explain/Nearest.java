package org.opportune.subscriber.explain;

import org.jspecify.annotations.Nullable;
import org.opportune.engine.RunState;
import org.opportune.model.Asked;
import org.opportune.model.Phrase;
import org.opportune.model.Scenario;

/** Of everything that came to nothing, what came nearest: the later step, and of one step the larger share. Mutable. */
final class Nearest {
    private final Scenario scenario;
    private final Standing standing;
    private double best = -1;
    private @Nullable String words;

    Nearest(Scenario scenario, Standing standing) {
        this.scenario = scenario;
        this.standing = standing;
    }

    /** A run stood like this at a time. */
    void stood(RunState run, long nowMs) {
        if (run.isUnwanted()) {
            return;
        }
        String progress = standing.progress(run, nowMs);
        consider(run.step(), standing.share(run, nowMs), "none".equals(progress) ? "it never came" : progress);
    }

    /** The condition of a step did not hold; {@code waiting} if a run waited for it. */
    void failed(Asked asked, boolean waiting) {
        // A run that waits came nearer than an event that began none, whatever share of its condition held.
        consider(asked.step(), Told.share(asked) * 0.9 + (waiting ? 0.05 : -0.5), Told.why(asked));
    }

    private void consider(int step, double share, String progress) {
        double score = step + Math.min(share, 0.999);
        if (score > best) {
            best = score;
            words = place(step) + ": " + progress;
        }
    }

    String words() {
        return words != null ? words : place(0) + ": no event came that could begin it";
    }

    private String place(int step) {
        return Phrase.place(scenario, step) + " ("
                + Phrase.step(scenario.steps().get(step), step == 0) + ")";
    }
}
