package org.opportune.cli.signaling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.opportune.archive.mapping.DelimitedFile;
import org.opportune.archive.sealed.ArchiveWriter;
import org.opportune.archive.sealed.Manifest;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.signaling.CaptureFiles;
import org.opportune.signaling.Counts;
import org.opportune.signaling.Tap;
import org.opportune.signaling.TapOptions;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.Networks;
import org.opportune.signaling.carrier.Unit;
import org.opportune.signaling.event.EventDoor;
import org.opportune.signaling.event.Fate;
import org.opportune.signaling.event.NumberTable;
import org.opportune.signaling.identity.Numbers;

/** Makes a sealed archive of captures. The same files give the same octets. */
public final class SignalingImport {
    private static final Wire<Event> EVENTS = Wire.of(Event.class);

    private final ArchiveWriter writer;
    private final EventDoor door;
    private final Tap tap;
    private final Counts frames = new Counts();
    private long behaviours;
    private long events;
    private long nowNs = Long.MIN_VALUE;

    /**
     * What came of it.
     *
     * @param counts names and numbers, from frames to events
     * @param problems files that break off
     * @param events in the archive; 0 = there is none
     */
    public record Result(Map<String, Object> counts, List<String> problems, long events) {
        public Result {
            problems = List.copyOf(problems);
        }
    }

    private SignalingImport(ArchiveWriter writer, Numbers numbers, NumberTable table, Networks networks) {
        this.writer = writer;
        this.door = new EventDoor(numbers, table, this::add);
        this.tap = new Tap(TapOptions.USUAL, networks, this::pass);
    }

    /**
     * Reads all captures together and seals what they give.
     *
     * @param archive must not exist
     */
    public static Result run(List<Path> files, Path archive, Numbers numbers, NumberTable table, Networks networks)
            throws IOException {
        try (ArchiveWriter writer = ArchiveWriter.create(archive, "signaling import")) {
            return new SignalingImport(writer, numbers, table, networks).run(files);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Result run(List<Path> files) throws IOException {
        List<String> problems = CaptureFiles.play(files, frames, this::take);
        tap.end();
        if (events > 0) {
            for (Path file : files) {
                writer.input(input(file));
            }
            writer.seal();
        }
        return new Result(counts(), problems, events);
    }

    private void take(Unit unit) {
        nowNs = Math.max(nowNs, unit.timeNs());
        tap.take(unit);
    }

    private void pass(Behaviour behaviour) {
        behaviours++;
        door.take(behaviour, Math.floorDiv(nowNs, 1_000_000L));
    }

    private void add(Event event) {
        try {
            writer.add(ArchiveWriter.onTime(event, EVENTS.encode(event)));
            writer.feed(event.getSource());
            events++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> counts() {
        Map<String, Object> all = TapCounts.of(frames, tap, behaviours);
        Map<String, Object> fates = new LinkedHashMap<>();
        for (Fate fate : Fate.values()) {
            fates.put(fate.name().toLowerCase(Locale.ROOT).replace('_', '-'), door.count(fate));
        }
        all.put("became", fates);
        all.put("events", events);
        return all;
    }

    private static Manifest.Input input(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String name = String.valueOf(file.getFileName());
            return new Manifest.Input(name, 1, Files.size(file), DelimitedFile.digest(in));
        }
    }
}
