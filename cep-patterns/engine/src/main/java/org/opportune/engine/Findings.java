package org.opportune.engine;

/** Where findings go, in order of time and, within one event or deadline, of scenario id. One thread. */
public interface Findings {
    /** A scenario has happened. Must not call the engine with the same partials. */
    void matched(Recognition recognition);

    /** A condition could not be answered because a field was absent: it did not hold. Once per asking. */
    void absentField(String scenario, String step);
}
