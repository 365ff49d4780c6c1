package org.opportune.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Scenario;

/** Open runs by scenario, as a savepoint or a running job tells of them. */
interface OpenRuns {
    /** What is told of a scenario as it is published; null = nothing: Flink CEP runs it, or it is not in force there. */
    @Nullable
    Count of(Scenario published);

    /** Where the counts are from, and how sure they are: a line for people. */
    String from();

    /**
     * Open runs of one scenario.
     *
     * @param open how many, runs out of time among them until their subscriber's next event, as the job counts them
     * @param seen how many of them were counted: all, or those of a sample
     * @param margin the true number is within so many of {@code open}, 19 times of 20; 0 = it is exact
     * @param ofOthers runs of versions that the published one does not go on with: dropped at their subscriber's next event
     */
    record Count(long open, long seen, long margin, long ofOthers) {
        static Count exact(long open, long ofOthers) {
            return new Count(open, open, 0, ofOthers);
        }

        boolean isExact() {
            return margin == 0;
        }

        @Override
        public String toString() {
            if (!isExact()) {
                return String.format(
                        Locale.ROOT,
                        "about %,d runs (of a sample: %,d seen; give or take %,d)",
                        rounded(open),
                        seen,
                        rounded(margin));
            }
            String others = ofOthers == 0
                    ? ""
                    : String.format(Locale.ROOT, ", and %,d of versions before that are dropped anyway", ofOthers);
            return String.format(Locale.ROOT, "%,d run%s%s", open, open == 1 ? "" : "s", others);
        }

        /** Two digits: an estimate has no more. */
        private static long rounded(long n) {
            long unit = 1;
            while (n / unit >= 100) {
                unit *= 10;
            }
            return (n + unit / 2) / unit * unit;
        }

        Map<String, Object> asJson() {
            return Map.of("open", open, "exact", isExact(), "seen", seen, "margin", margin, "ofOthers", ofOthers);
        }
    }

    /** Nobody could count; says why. */
    final class NotCounted extends Exception {
        private static final long serialVersionUID = 1L;

        NotCounted(String why) {
            super(why);
        }
    }
}
