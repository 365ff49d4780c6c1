package org.opportune.engine;

import java.util.List;
import org.opportune.model.Tables;
import org.opportune.schemas.event.Event;

/**
 * Advances the partial matches of one subscriber. Stateless, thread-safe. What it means is the table "Semantics" of the
 * engine notes, one test per row. Within one event, matches come in order of scenario id; of one scenario the open runs advance
 * first, in order of their start and by at most one step, then a run may start. An event that completes a match starts
 * nothing in the same scenario: the match takes all its runs with it.
 */
public final class Engine {
    private Engine() {}

    /**
     * One event, after all deadlines due at or before {@code orderMs} were handled. Events of one subscriber come in
     * their total order.
     *
     * @param event its id is kept as evidence, so the caller does not reuse the object
     * @param profile as of this event; its CELL, LOCATION and TAC are those seen before it, its PREVIOUS_TARIFF the
     *     tariff before it if that is another now
     * @return true if partials changed
     */
    public static boolean onEvent(
            Plan plan,
            Tables tables,
            Partials partials,
            Event event,
            long orderMs,
            ProfileView profile,
            Findings findings) {
        boolean changed = partials.bind(plan, orderMs);
        // A new version may have a shorter time, which is over for a run of the old one.
        while (changed && partials.nextWakeMs() <= orderMs) {
            onWake(plan, tables, partials, orderMs, profile, findings);
        }
        changed |= partials.expire(orderMs);
        if (!plan.listensTo(event.getKind())) {
            return changed;
        }
        Family[] starters = plan.starters(event, tables);
        if (starters.length == 0 && !partials.awaits(event.getKind())) {
            return changed;
        }
        Pass pass = new Pass(new Question(tables, event, orderMs, profile, findings), findings);
        if (pass.over(starters, partials.tracks())) {
            partials.tidy();
            changed = true;
        }
        partials.count(pass);
        return changed;
    }

    /**
     * Handles every deadline of exactly the earliest due time at or before {@code nowMs}, with now = that due time. Call
     * while {@code partials.nextWakeMs() <= nowMs}: a step that begins at a deadline may have one of its own. Conditions
     * are not asked at deadlines, so {@code tables} and {@code profile} are not read today.
     *
     * @return true if partials changed
     */
    @SuppressWarnings("unused") // the door is the same for both kinds of touch
    public static boolean onWake(
            Plan plan, Tables tables, Partials partials, long nowMs, ProfileView profile, Findings findings) {
        if (partials.nextWakeMs() > nowMs) {
            return false;
        }
        // As of the time that is due and not of now, which is as late as a watermark happens to be.
        boolean changed = partials.bind(plan, partials.nextWakeMs());
        long due = partials.nextWakeMs();
        if (due > nowMs) {
            return changed;
        }
        partials.expire(due);
        Matches matches = new Matches();
        for (Track track : partials.tracks()) {
            wake(track, due, matches);
        }
        matches.tell(findings);
        partials.tidy();
        return true;
    }

    private static void wake(Track track, long due, Matches matches) {
        List<Run> runs = track.runs;
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            if (run.deadlineMs != due) {
                continue;
            }
            if (run.unwanted && run.step == 0) {
                track.leave(run, track.family().reached(run, due));
                i -= run.members == 0 ? 1 : 0;
            } else if (run.unwanted) {
                run.leave();
            } else {
                i -= track.completed(run, due, matches) == run.members ? 1 : 0;
            }
        }
    }
}
