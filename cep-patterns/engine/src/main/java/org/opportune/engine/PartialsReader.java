package org.opportune.engine;

import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Step;

/** Reads what {@link PartialsWriter} writes and what it once wrote. */
final class PartialsReader {
    /** Of the last layout without tracks of several scenarios. */
    private static final int SINGLES = 2;

    /** Larger counts can only be damage. */
    private static final int MAX = 1 << 20;

    private static final int MAX_PARTS = (1 << Step.MOST_PARTS) - 1;

    private final DataInput in;
    private final int version;
    private final List<Sighting> kept = new ArrayList<>();

    private PartialsReader(DataInput in, int version) {
        this.in = in;
        this.version = version;
    }

    static List<Track> read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version < 1 || version > PartialsWriter.VERSION) {
            throw new IOException("partials must be of layout 1 to " + PartialsWriter.VERSION + ": layout=" + version);
        }
        int count = Varint.readSize(in, MAX, "tracks");
        return count == 0 ? new ArrayList<>(0) : new PartialsReader(in, version).readAll(count);
    }

    private List<Track> readAll(int count) throws IOException {
        int events = Varint.readSize(in, MAX, "events");
        long timeMs = 0;
        for (int i = 0; i < events; i++) {
            long idHigh = in.readLong();
            long idLow = in.readLong();
            timeMs += Varint.readSigned(in);
            kept.add(new Sighting(idHigh, idLow, timeMs));
        }
        List<Track> tracks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tracks.add(readTrack());
        }
        return tracks;
    }

    private Track readTrack() throws IOException {
        if (version <= SINGLES) {
            String id = Varint.readText(in);
            int header = Varint.readSize(in, MAX, "runs");
            return readOne(id, header >>> 1, (header & PartialsWriter.COOLING) != 0);
        }
        int header = Varint.readSize(in, MAX, "runs");
        int runs = header >>> PartialsWriter.TRACK_BITS;
        return (header & PartialsWriter.SEVERAL) != 0
                ? readSeveral(runs)
                : readOne(Varint.readText(in), runs, (header & PartialsWriter.COOLING) != 0);
    }

    private Track readOne(String id, int runs, boolean rests) throws IOException {
        long untilMs = rests ? Varint.readSigned(in) : Track.AWAKE;
        Track track = new Track(new Names(1));
        track.names.ids[0] = id;
        track.names.tags[0] = runs > 0 ? readTag() : 0;
        if (rests) {
            track.rest(0, untilMs);
        }
        for (int i = 0; i < runs; i++) {
            track.runs.add(readRun());
        }
        return track;
    }

    private Track readSeveral(int runs) throws IOException {
        int count = Varint.readSize(in, Family.MOST, "scenarios");
        Track track = new Track(new Names(count));
        readIds(track.names.ids);
        long untilMs = 0;
        for (long left = readMembers(count); left != 0; left &= left - 1) {
            untilMs += Varint.readSigned(in);
            track.rest(Long.numberOfTrailingZeros(left), untilMs);
        }
        for (int i = 0; i < runs; i++) {
            long members = readMembers(count);
            if (members == 0 || (members & track.running()) != 0) {
                throw new IOException("a run stands for scenarios that have no other: scenarios=" + count);
            }
            Run run = readRun();
            run.members = members;
            track.runs.add(run);
        }
        for (long left = track.running(); left != 0; left &= left - 1) {
            track.names.tags[Long.numberOfTrailingZeros(left)] = readTag();
        }
        return track;
    }

    private void readIds(String[] ids) throws IOException {
        String before = "";
        for (int i = 0; i < ids.length; i++) {
            int alike = Varint.readSize(in, before.length(), "characters");
            ids[i] = before.substring(0, alike) + Varint.readText(in);
            before = ids[i];
        }
    }

    /** A bit for each of so many scenarios. */
    private long readMembers(int count) throws IOException {
        long members = Varint.read(in);
        if ((members & ~Family.firsts(count)) != 0) {
            throw new IOException("there are no more scenarios in the track: scenarios=" + count);
        }
        return members;
    }

    private int readTag() throws IOException {
        return version <= SINGLES ? (int) in.readLong() : in.readInt();
    }

    private Run readRun() throws IOException {
        int flags = in.readUnsignedByte();
        Run run = new Run();
        run.step = Varint.readSize(in, MAX, "step");
        run.settled = Varint.readSize(in, MAX, "settled");
        int size = Varint.readSize(in, MAX, "evidence");
        if (size == 0 || run.settled > size) {
            throw new IOException("a run is proven by its completed steps and something: settled=" + run.settled
                    + ", evidence=" + size);
        }
        for (int i = 0; i < size; i++) {
            run.evidence.add(kept.get(Varint.readSize(in, kept.size() - 1, "event")));
        }
        long first = run.evidence.get(0).orderMs();
        run.enteredMs = first + Varint.readSigned(in);
        run.deadlineMs = (flags & PartialsWriter.DEADLINE) != 0 ? first + Varint.readSigned(in) : Run.NEVER;
        run.absentFromMs = (flags & PartialsWriter.ABSENCE) != 0 ? first + Varint.readSigned(in) : Run.NEVER;
        if ((flags & PartialsWriter.CAPTURES) != 0) {
            run.captured = new Object[Varint.readSize(in, MAX, "captures")];
            for (int i = 0; i < run.captured.length; i++) {
                run.captured[i] = readValue();
            }
        }
        for (int i = run.settled; i < size && (flags & PartialsWriter.TRAIL) != 0; i++) {
            run.trail.add(in.readLong());
        }
        run.outsideMs = (flags & PartialsWriter.OUTSIDE) != 0 ? first + Varint.readSigned(in) : Run.NEVER;
        run.from = (flags & PartialsWriter.SETTLING) != 0 ? Varint.readText(in) : null;
        run.unwanted = (flags & PartialsWriter.UNWANTED) != 0;
        run.filled = (flags & PartialsWriter.FILLED) != 0 ? Varint.readSize(in, MAX_PARTS, "parts") : 0;
        return run;
    }

    private @Nullable Object readValue() throws IOException {
        return switch (ValueType.of(in.readUnsignedByte())) {
            case NOTHING -> null;
            case TEXT -> Varint.readText(in);
            case INTEGER -> Varint.readSigned(in);
            case REAL -> in.readDouble();
            case BOOLEAN -> in.readBoolean();
            case TEXTS -> readTexts();
            case TEXT_MAP -> readTextMap();
        };
    }

    private Set<String> readTexts() throws IOException {
        Set<String> texts = new TreeSet<>();
        for (int left = Varint.readSize(in, MAX, "texts"); left > 0; left--) {
            texts.add(Varint.readText(in));
        }
        return texts;
    }

    private Map<String, String> readTextMap() throws IOException {
        Map<String, String> map = new TreeMap<>();
        for (int left = Varint.readSize(in, MAX, "entries"); left > 0; left--) {
            String key = Varint.readText(in);
            map.put(key, Varint.readText(in));
        }
        return map;
    }
}
