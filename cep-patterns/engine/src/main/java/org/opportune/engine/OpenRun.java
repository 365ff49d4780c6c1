package org.opportune.engine;

import java.util.HashSet;
import java.util.Set;
import org.opportune.model.Scenario;

/**
 * An open run, for reports.
 *
 * @param mark which version of the scenario it is of, see {@link #mark}
 * @param step index in the scenario's steps of the step it waits for
 * @param sinceMs order time at which it began to wait for that step; of the first step: its first event
 * @param deadlineMs order time at which the step completes by itself; {@link Long#MAX_VALUE} = it waits for an event
 */
public record OpenRun(String scenario, int mark, int step, long sinceMs, long deadlineMs) {
    /** The mark of the runs that this version of a scenario begins: 32 bits of its fingerprint. */
    public static int mark(Scenario scenario) {
        return Rule.tag(scenario.fingerprint());
    }

    /** The marks of all runs that go on under this version: its own, and those of versions that it succeeds. */
    public static Set<Integer> marks(Scenario scenario) {
        Set<Integer> marks = new HashSet<>(Set.of(mark(scenario)));
        scenario.about().succeeds().forEach(fingerprint -> marks.add(Rule.tag(fingerprint)));
        return marks;
    }
}
