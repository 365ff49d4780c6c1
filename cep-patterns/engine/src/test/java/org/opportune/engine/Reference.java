package org.opportune.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.opportune.engine.Following.Fate;
import org.opportune.engine.Following.Standing;
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
    private final List<String> found = new ArrayList<>();
    private final List<Fate> open = new ArrayList<>();
    private final Set<Fate> inherited = Collections.newSetFromMap(new IdentityHashMap<>());
    private long quietUntil = Long.MIN_VALUE;
    private int inheritedMatches;

    Reference(Definition definition, List<Happening> history, long horizon) {
        this(definition, new Following(definition, new Past(history)), horizon);
    }

    private Reference(Definition definition, Following following, long horizon) {
        this.d = definition;
        this.past = following.past;
        this.following = following;
        this.horizon = horizon;
    }

    /** What there is before an event of the history, while nothing is known of it. */
    static Reference before(int cut, Definition definition, List<Happening> history, long horizon) {
        Reference before = new Reference(definition, history.subList(0, cut), horizon);
        before.pass(0, cut);
        return before;
    }

    /**
     * The same from then on under another definition, as far as it was touched at all.
     *
     * @param history the whole
     * @param touchMs the first moment at which anybody looks
     * @param goesOn false = all open runs are dropped
     */
    Reference edited(Definition newer, List<Happening> history, long touchMs, boolean goesOn) {
        int cut = past.size();
        Reference edited = new Reference(newer, new Following(newer, new Past(history), d, cut), horizon);
        edited.found.addAll(found);
        edited.quietUntil = quietUntil;
        Resumed resumed = new Resumed(edited.following, cut, touchMs);
        for (Fate fate : goesOn ? open : List.<Fate>of()) {
            Standing standing = following.standing(fate.start());
            Fate now = resumed.fate(standing, Held.of(following, standing));
            if (now.end() == null || now.end().at() > touchMs || now.match()) {
                edited.inherited.add(now);
            }
            edited.open.add(now);
        }
        edited.pass(cut, edited.past.size() + 1);
        return edited;
    }

    /** When the first of the open runs gets on if nothing happens any more; NEVER = none does. */
    long dueMs() {
        long due = Past.NEVER;
        for (Fate fate : open) {
            Standing standing = following.standing(fate.start());
            due = Math.min(due, Held.of(following, standing).dueMs(following, standing));
        }
        return due;
    }

    boolean isOpen() {
        return !open.isEmpty();
    }

    /** Runs of an older version that were alive when somebody looked. */
    int inherited() {
        return inherited.size();
    }

    /** Those of them that matched. */
    int inheritedMatches() {
        return inheritedMatches;
    }

    /** What was found so far. */
    List<String> found() {
        return List.copyOf(found);
    }

    /** Matches as "time[events]". */
    List<String> matches() {
        pass(0, past.size() + 1);
        return found();
    }

    /** Events, each behind what is due before it; the one behind the last is the end of time. */
    private void pass(int from, int to) {
        for (int i = from; i < to; i++) {
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
    }

    private String show(Fate fate) {
        inheritedMatches += inherited.contains(fate) ? 1 : 0;
        StringBuilder text = new StringBuilder();
        for (int i : fate.proof()) {
            text.append(text.isEmpty() ? "" : ",").append(i + 1);
        }
        return fate.end().at() + "[" + text + "]";
    }
}
