package org.opportune.subscriber;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.event.UnappliedReason;
import org.opportune.schemas.match.Match;

/** For who wants to know what was recognised and of nothing else: without campaigns every match is refused anyway. */
public abstract class MatchesOnly implements StepOutput {
    @Override
    public final void applied(Envelope event) {}

    @Override
    public final void unapplied(Envelope event, UnappliedReason reason) {}

    @Override
    public final void decided(Decision decision, @Nullable Action action) {}

    @Override
    public final void held(Match match, String campaign, long untilMs) {}

    @Override
    public final void absentField(String scenario, String step) {}
}
