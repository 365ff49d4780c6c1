package org.opportune.demo;

import java.io.PrintStream;
import java.time.Instant;

/** Says every few seconds how far the story is. One thread. */
final class Progress {
    private static final long EVERY_MS = 5_000;

    private final PrintStream out;
    private final Story story;
    private long shownMs = System.currentTimeMillis();

    Progress(PrintStream out, Story story) {
        this.out = out;
        this.story = story;
    }

    void show(Feeder feeder, Books.Page page) {
        long now = System.currentTimeMillis();
        if (now - shownMs < EVERY_MS) {
            return;
        }
        shownMs = now;
        long percent = 100 * (feeder.reachedMs() - story.startMs()) / (story.endMs() - story.startMs());
        out.printf(
                "-- %3d %%  %s  %,d of %,d records sent, %,d decisions, %,d results%n",
                Math.min(100, percent),
                Instant.ofEpochMilli(feeder.reachedMs()),
                feeder.sent(),
                story.deliveries().size(),
                page.decisions(),
                page.resulted());
    }
}
