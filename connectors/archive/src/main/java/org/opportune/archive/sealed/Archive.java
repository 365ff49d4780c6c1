package org.opportune.archive.sealed;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.control.Control;

/** A sealed archive, opened for reading. Holds no file open itself; thread-safe. */
public final class Archive {
    static final String MANIFEST = "manifest.json";

    private final Path directory;
    private final OnDamage onDamage;
    private final Manifest manifest;
    private final List<Damage> damage;

    private Archive(Path directory, OnDamage onDamage, Manifest manifest, List<Damage> damage) {
        this.directory = directory;
        this.onDamage = onDamage;
        this.manifest = manifest;
        this.damage = List.copyOf(damage);
    }

    /**
     * The archive in a directory. Reads the manifest and nothing else.
     *
     * @throws ArchiveProblem if there is no manifest that can be read, or, if damage is to stop, if it was changed after
     *     sealing
     */
    public static Archive open(Path directory, OnDamage onDamage) throws IOException {
        Path file = directory.resolve(MANIFEST);
        byte[] octets;
        try {
            octets = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw ArchiveProblem.of(file, 0, "not an archive: it has no " + MANIFEST);
        } catch (IOException e) {
            throw new ArchiveProblem(
                    new Damage(
                            file.toString(),
                            0,
                            "cannot be read (" + e.getClass().getSimpleName() + ")",
                            -1),
                    e);
        }
        List<Damage> damage = new ArrayList<>();
        String edited = ManifestText.edited(octets);
        if (edited != null) {
            damage.add(new Damage(file.toString(), 0, edited, 0));
        }
        Manifest manifest;
        try {
            manifest = ManifestText.read(octets);
        } catch (IllegalArgumentException e) {
            throw ArchiveProblem.of(file, 0, String.valueOf(e.getMessage()));
        }
        if (edited != null && onDamage == OnDamage.STOP) {
            throw new ArchiveProblem(damage.get(0));
        }
        return new Archive(directory, onDamage, manifest, damage);
    }

    public Path directory() {
        return directory;
    }

    public Manifest manifest() {
        return manifest;
    }

    /** What was found on opening and passed over; what is met later comes with the reading. */
    public List<Damage> damage() {
        return damage;
    }

    /**
     * Everything in an excerpt, in order.
     *
     * @throws ArchiveProblem at damage, if that is to stop
     */
    public MergedReader read(Excerpt excerpt) throws IOException {
        SortedMap<Integer, Position> buckets = new TreeMap<>();
        for (int bucket = 0; bucket < excerpt.sample().buckets(); bucket++) {
            buckets.put(bucket, Position.BEGIN);
        }
        return read(excerpt, buckets);
    }

    /** Some buckets of an excerpt, each from its position on, in order. */
    public MergedReader read(Excerpt excerpt, SortedMap<Integer, Position> buckets) throws IOException {
        List<Closeable> opened = new ArrayList<>();
        List<BucketReader> readers = new ArrayList<>();
        try {
            for (Map.Entry<Integer, Position> from : buckets.entrySet()) {
                BucketReader reader =
                        new BucketReader(directory, manifest, from.getKey(), excerpt, onDamage, from.getValue());
                readers.add(reader);
                opened.add(reader);
            }
            opened.clear();
            return new MergedReader(readers);
        } finally {
            MergedReader.closeAll(opened);
        }
    }

    /**
     * One subscriber's events in order. Reads all of the subscriber's bucket that is in the window.
     *
     * @param fromMs UTC ms of order time, included
     * @param toMs UTC ms of order time, excluded
     * @throws ArchiveProblem at damage, if that is to stop
     */
    public void readSubscriber(long msisdn, long fromMs, long toMs, Consumer<Envelope> events) throws IOException {
        SortedMap<Integer, Position> bucket = new TreeMap<>(Map.of(Shelf.bucket(msisdn), Position.BEGIN));
        try (MergedReader reader = read(new Excerpt(fromMs, toMs, Sample.ALL), bucket)) {
            for (; reader.has(); reader.next()) {
                Envelope envelope = reader.envelope();
                if (envelope != null && envelope.msisdn() == msisdn) {
                    events.accept(envelope);
                }
            }
        }
    }

    /**
     * The recorded control in the order in which it counts; empty if none was recorded.
     *
     * @throws ArchiveProblem if damage is to stop
     */
    public RecordedControl control() throws IOException {
        Manifest.ControlPart part = manifest.control();
        if (part == null) {
            return new RecordedControl(List.of(), List.of());
        }
        try {
            return new RecordedControl(ControlFile.read(directory, part), List.of());
        } catch (ArchiveProblem e) {
            if (onDamage == OnDamage.STOP) {
                throw e;
            }
            return new RecordedControl(List.of(), List.of(e.damage()));
        }
    }

    /**
     * The recorded decision log; empty if none was recorded.
     *
     * @throws ArchiveProblem at damage, if that is to stop
     */
    public DecisionReader decisions() throws IOException {
        Manifest.DecisionPart part = manifest.decisions();
        Archive shelf = new Archive(
                directory.resolve(Manifest.DecisionPart.FOLDER),
                onDamage,
                manifest.only(part == null ? List.of() : part.days()),
                List.of());
        return new DecisionReader(shelf.read(Excerpt.ALL));
    }

    /**
     * Recorded control, and what could not be read of it.
     *
     * @param records by (effectiveMs, sequence)
     */
    public record RecordedControl(List<Control> records, List<Damage> damage) {
        public RecordedControl {
            records = List.copyOf(records);
            damage = List.copyOf(damage);
        }
    }
}
