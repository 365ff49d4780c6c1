package org.opportune.engine;

import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Layout 3: version; number of tracks; if there are any: the events kept, each its id and its time less the time before;
 * the tracks. A track: number of runs, with a bit if it is of several scenarios and one if it is of one that rests. Of one
 * scenario: its id; end of the rest and tag of the runs, where there are any; the runs. Of several: how many; their ids,
 * each without what it begins with like the one before; a bit for each that rests; the ends of the rests, each less the one
 * before; the runs, each behind a bit for each scenario that it stands for; the tags of those that have a run. A run names its
 * events by position, so an event that opened ten runs is written once. Times of a run are written less the time of its
 * first event. Layout 2 has tracks of one scenario only, no bit that says so, and tags of 8 octets; layout 1 is the same,
 * without the parts that a run has of an ALL step.
 */
final class PartialsWriter {
    static final int VERSION = 3;

    /** Of a track of one scenario. */
    static final int COOLING = 1;
    /** Of a track. */
    static final int SEVERAL = 2;
    /** How far the number of runs stands behind these bits. */
    static final int TRACK_BITS = 2;
    /** Of a run. */
    static final int DEADLINE = 1;

    static final int ABSENCE = 2;
    static final int CAPTURES = 4;
    static final int TRAIL = 8;
    static final int OUTSIDE = 16;
    static final int SETTLING = 32;
    static final int UNWANTED = 64;
    static final int FILLED = 128;

    private final DataOutput out;
    private final List<Sighting> kept = new ArrayList<>();

    private PartialsWriter(DataOutput out) {
        this.out = out;
    }

    static void write(List<Track> tracks, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        Varint.write(out, tracks.size());
        if (!tracks.isEmpty()) {
            new PartialsWriter(out).writeAll(tracks);
        }
    }

    private void writeAll(List<Track> tracks) throws IOException {
        for (Track track : tracks) {
            for (Run run : track.runs) {
                keep(run);
            }
        }
        Varint.write(out, kept.size());
        long before = 0;
        for (Sighting sighting : kept) {
            out.writeLong(sighting.idHigh());
            out.writeLong(sighting.idLow());
            Varint.writeSigned(out, sighting.orderMs() - before);
            before = sighting.orderMs();
        }
        for (Track track : tracks) {
            write(track);
        }
    }

    private void keep(Run run) {
        for (Sighting sighting : run.evidence) {
            if (!kept.contains(sighting)) {
                kept.add(sighting);
            }
        }
    }

    private void write(Track track) throws IOException {
        long resting = track.resting();
        long running = track.running();
        if (Long.bitCount(resting | running) == 1) {
            writeOne(track, Long.numberOfTrailingZeros(resting | running), resting != 0);
        } else {
            writeSeveral(track, resting, running);
        }
    }

    private void writeOne(Track track, int position, boolean rests) throws IOException {
        Varint.write(out, ((long) track.runs.size() << TRACK_BITS) | (rests ? COOLING : 0));
        Varint.writeText(out, track.names.ids[position]);
        if (rests) {
            Varint.writeSigned(out, track.restsUntilMs(position));
        }
        if (!track.runs.isEmpty()) {
            out.writeInt(track.names.tags[position]);
        }
        for (Run run : track.runs) {
            write(run);
        }
    }

    private void writeSeveral(Track track, long resting, long running) throws IOException {
        long present = resting | running;
        Varint.write(out, ((long) track.runs.size() << TRACK_BITS) | SEVERAL);
        Varint.write(out, Long.bitCount(present));
        String before = "";
        for (long left = present; left != 0; left &= left - 1) {
            String id = track.names.ids[Long.numberOfTrailingZeros(left)];
            int alike = alike(before, id);
            Varint.write(out, alike);
            Varint.writeText(out, id.substring(alike));
            before = id;
        }
        Varint.write(out, among(present, resting));
        long beforeMs = 0;
        for (long left = resting; left != 0; left &= left - 1) {
            long untilMs = track.restsUntilMs(Long.numberOfTrailingZeros(left));
            Varint.writeSigned(out, untilMs - beforeMs);
            beforeMs = untilMs;
        }
        for (Run run : track.runs) {
            Varint.write(out, among(present, run.members));
            write(run);
        }
        for (long left = running; left != 0; left &= left - 1) {
            out.writeInt(track.names.tags[Long.numberOfTrailingZeros(left)]);
        }
    }

    /** How many characters both begin with. */
    private static int alike(String some, String other) {
        int most = Math.min(some.length(), other.length());
        int alike = 0;
        while (alike < most && some.charAt(alike) == other.charAt(alike)) {
            alike++;
        }
        // A character of two halves is not taken apart.
        return alike > 0 && Character.isHighSurrogate(some.charAt(alike - 1)) ? alike - 1 : alike;
    }

    /** The members, counted among those present. */
    private static long among(long present, long members) {
        long among = 0;
        int at = 0;
        for (long left = present; left != 0; left &= left - 1) {
            among |= (members & Long.lowestOneBit(left)) == 0 ? 0 : 1L << at;
            at++;
        }
        return among;
    }

    private void write(Run run) throws IOException {
        boolean due = run.deadlineMs != Run.NEVER;
        boolean absent = run.absentFromMs != Run.NEVER;
        out.writeByte(flags(run));
        Varint.write(out, run.step);
        Varint.write(out, run.settled);
        Varint.write(out, run.evidence.size());
        for (Sighting sighting : run.evidence) {
            Varint.write(out, kept.indexOf(sighting));
        }
        long first = run.evidence.get(0).orderMs();
        Varint.writeSigned(out, run.enteredMs - first);
        if (due) {
            Varint.writeSigned(out, run.deadlineMs - first);
        }
        if (absent) {
            Varint.writeSigned(out, run.absentFromMs - first);
        }
        if (run.captured != null) {
            Varint.write(out, run.captured.length);
            for (Object value : run.captured) {
                writeValue(value);
            }
        }
        // One for each event behind the settled ones.
        for (int i = 0; i < run.trail.size(); i++) {
            out.writeLong(run.trail.get(i));
        }
        if (run.outsideMs != Run.NEVER) {
            Varint.writeSigned(out, run.outsideMs - first);
        }
        if (run.from != null) {
            Varint.writeText(out, run.from);
        }
        if (run.filled != 0) {
            Varint.write(out, run.filled);
        }
    }

    private static int flags(Run run) {
        return (run.deadlineMs != Run.NEVER ? DEADLINE : 0)
                | (run.absentFromMs != Run.NEVER ? ABSENCE : 0)
                | (run.captured != null ? CAPTURES : 0)
                | (run.trail.isEmpty() ? 0 : TRAIL)
                | (run.outsideMs != Run.NEVER ? OUTSIDE : 0)
                | (run.from != null ? SETTLING : 0)
                | (run.unwanted ? UNWANTED : 0)
                | (run.filled != 0 ? FILLED : 0);
    }

    /** One octet for the type, then the value; collections sorted, so that same values give same octets. */
    private void writeValue(@Nullable Object value) throws IOException {
        if (value == null) {
            out.writeByte(ValueType.NOTHING.octet);
        } else if (value instanceof String text) {
            out.writeByte(ValueType.TEXT.octet);
            Varint.writeText(out, text);
        } else if (value instanceof Long number) {
            out.writeByte(ValueType.INTEGER.octet);
            Varint.writeSigned(out, number);
        } else if (value instanceof Double number) {
            out.writeByte(ValueType.REAL.octet);
            out.writeDouble(number);
        } else if (value instanceof Boolean yes) {
            out.writeByte(ValueType.BOOLEAN.octet);
            out.writeBoolean(yes);
        } else if (value instanceof Set<?> texts) {
            out.writeByte(ValueType.TEXTS.octet);
            Varint.write(out, texts.size());
            for (Object text : new TreeSet<>(texts)) {
                Varint.writeText(out, (String) text);
            }
        } else if (value instanceof Map<?, ?> map) {
            out.writeByte(ValueType.TEXT_MAP.octet);
            Varint.write(out, map.size());
            for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
                Varint.writeText(out, (String) entry.getKey());
                Varint.writeText(out, (String) entry.getValue());
            }
        } else {
            throw new IllegalStateException("a captured value is of a field type: class="
                    + value.getClass().getName());
        }
    }
}
