package org.opportune.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.EventKind;

/**
 * Partial matches and cool-downs of one subscriber; what scenarios of one {@link Family} have in common is kept once. Runs
 * are tagged with their definition: a scenario that is no longer in force loses everything at the next touch, one that
 * changed keeps its cool-down, and its runs if it succeeds the version that they are of. Runs out of time and cool-downs
 * that are over go at the next touch as well; they never wake anybody. Mutable, one thread.
 */
public final class Partials {
    /** In order of families. */
    private final List<Track> tracks;

    private @Nullable Plan boundTo;
    private long nextWakeMs = Run.NEVER;
    private long nextExpiryMs = Run.NEVER;
    private int open;
    /** {@link Kinds} that open runs may use. */
    private long awaited;
    /** Not stored. */
    private long expired;
    /** Not stored. */
    private long refused;
    /** Not stored. */
    private long asked;
    /** Not stored. */
    private long moved;

    public Partials() {
        this(new ArrayList<>(0));
    }

    Partials(List<Track> tracks) {
        this.tracks = tracks;
        tracks.forEach(this::see);
    }

    /** True if there is nothing to store. */
    public boolean isEmpty() {
        return tracks.isEmpty();
    }

    /** Earliest deadline as order time; {@link Long#MAX_VALUE} if none. */
    public long nextWakeMs() {
        return nextWakeMs;
    }

    /** How many {@link #openRuns} lists: a run that stands for several scenarios counts for each of them. */
    public int open() {
        return open;
    }

    /** Runs dropped because they were out of time, since these partials were read or made. */
    public long expired() {
        return expired;
    }

    /**
     * Runs not begun because as many were open as their scenario allows, and events that sums and rides had no room for,
     * since these partials were read or made.
     */
    public long refused() {
        return refused;
    }

    /** Families of scenarios and open runs that were shown an event, since these partials were read or made. */
    public long asked() {
        return asked;
    }

    /** Runs that an event began, advanced or ended, counted for each scenario, since these partials were read or made. */
    public long moved() {
        return moved;
    }

    void count(Pass pass) {
        refused += pass.refused();
        asked += pass.asked();
        moved += pass.moved();
    }

    /** Writes the current layout: a version octet, then varints. Same partials, same octets. */
    public void write(DataOutput out) throws IOException {
        PartialsWriter.write(tracks, out);
    }

    /**
     * Reads what {@link #write} wrote, also in the layouts before this one.
     *
     * @throws IOException if the version is unknown or the octets are no partials
     */
    public static Partials read(DataInput in) throws IOException {
        return new Partials(PartialsReader.read(in));
    }

    /**
     * Every open run, in order of scenario id and start. Runs out of time are listed until the next touch. Of partials that
     * were not touched since they were read, the deadline is that of the first scenario of a run: nobody knows the others'.
     */
    public List<OpenRun> openRuns() {
        List<OpenRun> open = new ArrayList<>();
        for (Track track : tracks) {
            for (Run run : track.runs) {
                for (long left = run.members; left != 0; left &= left - 1) {
                    int position = Long.numberOfTrailingZeros(left);
                    open.add(new OpenRun(
                            track.names.ids[position],
                            track.names.tags[position],
                            run.step,
                            run.enteredMs,
                            track.deadlineMs(run, position)));
                }
            }
        }
        open.sort(Comparator.comparing(OpenRun::scenario));
        return open;
    }

    List<Track> tracks() {
        return tracks;
    }

    /** Drops what another plan left behind and goes on with the rest at {@code now}; true if anything changed. */
    boolean bind(Plan plan, long now) {
        if (boundTo == plan) {
            return false;
        }
        boundTo = plan;
        if (tracks.isEmpty()) {
            return false;
        }
        boolean changed = Binding.bind(tracks, plan, now);
        tidy();
        return changed;
    }

    /** Drops what is out of time at {@code now}; true if anything went. */
    boolean expire(long now) {
        if (now < nextExpiryMs) {
            return false;
        }
        int before = open;
        boolean changed = sweep(now);
        expired += before - open;
        return changed;
    }

    /** To be called after any change. */
    void tidy() {
        sweep(Long.MIN_VALUE);
    }

    /** One walk: whoever has many scenarios in force has many tracks, and they lie far apart in memory. */
    private boolean sweep(long now) {
        boolean changed = false;
        int kept = 0;
        awaited = 0;
        reset();
        for (int i = 0; i < tracks.size(); i++) {
            Track track = tracks.get(i);
            changed |= track.expire(now);
            if (!track.isEmpty()) {
                tracks.set(kept++, track);
                see(track);
                await(track);
            }
        }
        if (kept < tracks.size()) {
            tracks.subList(kept, tracks.size()).clear();
        }
        return changed;
    }

    private void await(Track track) {
        for (int i = 0; i < track.runs.size(); i++) {
            Run run = track.runs.get(i);
            awaited |= track.family().first(run.members).ahead(run.step);
        }
    }

    /** False if no open run can use an event of this kind. Only after {@link #bind}. */
    boolean awaits(EventKind kind) {
        return Kinds.has(awaited, kind);
    }

    private void reset() {
        nextWakeMs = Run.NEVER;
        nextExpiryMs = Run.NEVER;
        open = 0;
    }

    private void see(Track track) {
        long wake = nextWakeMs;
        long expiry = Math.min(nextExpiryMs, track.firstAwakeMs());
        for (int i = 0; i < track.runs.size(); i++) {
            Run run = track.runs.get(i);
            wake = Math.min(wake, run.deadlineMs);
            expiry = Math.min(expiry, run.expiryMs);
            open += Long.bitCount(run.members);
        }
        nextWakeMs = wake;
        nextExpiryMs = expiry;
    }
}
