package org.opportune.engine;

/**
 * An open run, for reports.
 *
 * @param step index in the scenario's steps of the step it waits for
 * @param sinceMs order time at which it began to wait for that step; of the first step: its first event
 * @param deadlineMs order time at which the step completes by itself; {@link Long#MAX_VALUE} = it waits for an event
 */
public record OpenRun(String scenario, int step, long sinceMs, long deadlineMs) {}
