package org.opportune.subscriber;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.event.UnappliedReason;
import org.opportune.schemas.match.Match;

/** Where a step's results go. Called in order, from the thread of the step. */
public interface StepOutput {
    /** The event changed the profile and was shown to every scenario. */
    void applied(Envelope event);

    /** The event was not shown to any scenario. */
    void unapplied(Envelope event, UnappliedReason reason);

    /**
     * A scenario was recognised.
     *
     * @param decisions how many decisions follow from it: one for each campaign, at least one
     */
    void matched(Match match, int decisions);

    /**
     * A decision was taken.
     *
     * @param action the push, if the decision is one
     */
    void decided(Decision decision, @Nullable Action action);

    /** A decision is put off until the night is over; {@link #decided} follows later. */
    void held(Match match, String campaign, long untilMs);

    /** A condition asked for a field the event did not carry, so it did not hold. */
    void absentField(String scenario, String step);
}
