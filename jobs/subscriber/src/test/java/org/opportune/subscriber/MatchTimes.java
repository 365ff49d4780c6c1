package org.opportune.subscriber;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.event.UnappliedReason;
import org.opportune.schemas.match.Match;

/** Keeps when matches were found, UTC ms, and nothing else. */
final class MatchTimes implements StepOutput {
    final List<Long> found = new ArrayList<>();

    @Override
    public void matched(Match match, int decisions) {
        found.add(match.getMatchedMs());
    }

    @Override
    public void applied(Envelope event) {}

    @Override
    public void unapplied(Envelope event, UnappliedReason reason) {}

    @Override
    public void decided(Decision decision, @Nullable Action action) {}

    @Override
    public void held(Match match, String campaign, long untilMs) {}

    @Override
    public void absentField(String scenario, String step) {}
}
