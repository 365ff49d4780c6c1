package org.opportune.engine;

import java.util.ArrayList;
import java.util.List;
import org.opportune.engine.Following.Fate;
import org.opportune.model.Scenario.Start;

/**
 * Reads a definition literally over a whole history. It first settles, for a run that began at one event and is left
 * alone, what becomes of it by looking as far ahead as it likes ({@link Following}); only then it lays the runs side by
 * side under the overlap policy. Shares nothing with the engine but the words.
 */
final class Reference {
    private final Definition d;
    private final Past past;
    private final Following following;
    private final long horizon;

    Reference(Definition definition, List<Happening> history, long horizon) {
        this.d = definition;
        this.past = new Past(history);
        this.following = new Following(definition, past);
        this.horizon = horizon;
    }

    /** Matches as "time[events]". */
    List<String> matches() {
        List<String> found = new ArrayList<>();
        List<Fate> open = new ArrayList<>();
        long quietUntil = Long.MIN_VALUE;
        for (int i = 0; i <= past.size(); i++) {
            int now = i;
            // Wake-ups before event i.
            Fate woke = null;
            for (Fate f : open) {
                if (f.match()
                        && f.end().beforeEvent(now)
                        && (woke == null || f.end().at() < woke.end().at())) {
                    woke = f;
                }
            }
            if (woke != null && woke.end().at() <= horizon) {
                found.add(show(woke));
                quietUntil = woke.end().at() + d.coolDown();
                open.clear();
            }
            if (i == past.size()) {
                break;
            }
            open.removeIf(f -> f.end() != null && f.end().beforeEvent(now));
            // The event itself: first the runs that are there.
            Fate hit = open.stream()
                    .filter(f -> f.match() && f.end().index() == now)
                    .findFirst()
                    .orElse(null);
            if (hit != null) {
                found.add(show(hit));
                quietUntil = past.at(i) + d.coolDown();
                open.clear();
                continue;
            }
            boolean atFirst = open.stream()
                    .anyMatch(f -> f.firstDone() == null || !f.firstDone().beforeEvent(now));
            open.removeIf(
                    f -> f.end() != null && f.end().index() == now && f.end().with());
            if (past.at(i) < quietUntil || !following.begins(0, i, List.of())) {
                continue;
            }
            if (atFirst && d.lines().get(0).alone()) {
                continue;
            }
            boolean may = switch (d.start()) {
                case ONCE -> open.isEmpty();
                case RESTART -> !atFirst;
                case EVERY -> open.size() < d.openRuns();
            };
            if (!may) {
                continue;
            }
            if (d.start() == Start.RESTART) {
                open.clear();
            }
            Fate fate = following.fate(i);
            if (fate.match() && fate.end().with() && fate.end().index() == i) {
                found.add(show(fate));
                quietUntil = past.at(i) + d.coolDown();
                open.clear();
            } else {
                open.add(fate);
            }
        }
        return found;
    }

    private String show(Fate fate) {
        StringBuilder text = new StringBuilder();
        for (int i : fate.proof()) {
            text.append(text.isEmpty() ? "" : ",").append(i + 1);
        }
        return fate.end().at() + "[" + text + "]";
    }
}
