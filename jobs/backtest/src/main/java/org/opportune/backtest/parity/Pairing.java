package org.opportune.backtest.parity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.opportune.archive.sealed.DecisionReader;
import org.opportune.schemas.decision.Decision;

/** Brings the decisions of a replay together with the recorded ones, match by match. One thread. */
public final class Pairing {
    private final DecisionReader live;
    private final Comparison comparison;
    private final List<Decision> ofMatch = new ArrayList<>();

    /** @param live at its beginning; not closed here */
    public Pairing(DecisionReader live, Comparison comparison) {
        this.live = live;
        this.comparison = comparison;
    }

    /** Takes the replay's next decision, in {@link DecisionReader#ORDER}. */
    public void replay(Decision decision) throws IOException {
        if (!ofMatch.isEmpty() && DecisionReader.ORDER.compare(ofMatch.get(0), decision) != 0) {
            flush();
        }
        ofMatch.add(decision);
    }

    /** To be called once, after the replay's last decision. */
    public void end() throws IOException {
        if (!ofMatch.isEmpty()) {
            flush();
        }
        while (live.decision() != null) {
            comparison.match(next(), List.of());
        }
    }

    private void flush() throws IOException {
        Decision replayed = ofMatch.get(0);
        while (isBehind(replayed)) {
            comparison.match(next(), List.of());
        }
        Decision head = live.decision();
        boolean same = head != null && DecisionReader.ORDER.compare(head, replayed) == 0;
        comparison.match(same ? next() : List.of(), List.copyOf(ofMatch));
        ofMatch.clear();
    }

    private boolean isBehind(Decision replayed) {
        Decision head = live.decision();
        return head != null && DecisionReader.ORDER.compare(head, replayed) < 0;
    }

    /** All recorded decisions of the match at hand. */
    private List<Decision> next() throws IOException {
        List<Decision> all = new ArrayList<>();
        for (Decision head = live.decision();
                head != null && (all.isEmpty() || DecisionReader.ORDER.compare(all.get(0), head) == 0);
                head = live.decision()) {
            all.add(head);
            live.next();
        }
        return all;
    }
}
