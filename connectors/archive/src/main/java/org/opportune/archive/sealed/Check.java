package org.opportune.archive.sealed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Envelope;

/** Reads a whole archive and compares it with what its manifest says. */
public final class Check {
    private final Archive archive;
    private final List<Damage> damage;
    private long octets;

    private Check(Archive archive) {
        this.archive = archive;
        this.damage = new ArrayList<>(archive.damage());
    }

    /**
     * What a check found.
     *
     * @param events that could be read
     * @param decisions that could be read
     * @param damage in the order of days and buckets; empty = the archive is as it was sealed
     */
    public record Result(Manifest manifest, long events, long decisions, List<Damage> damage) {
        public Result {
            damage = List.copyOf(damage);
        }
    }

    /**
     * Checks every octet.
     *
     * @param progress told the octets checked so far after each bucket
     * @throws ArchiveProblem if there is no manifest that can be read
     */
    public static Result of(Path directory, LongConsumer progress) throws IOException {
        Check check = new Check(Archive.open(directory, OnDamage.SKIP));
        Manifest manifest = check.archive.manifest();
        long events = check.shelf(directory, manifest.days(), progress);
        Manifest.DecisionPart decided = manifest.decisions();
        long decisions = decided == null
                ? 0
                : check.shelf(directory.resolve(Manifest.DecisionPart.FOLDER), decided.days(), progress);
        check.damage.addAll(check.archive.control().damage());
        check.strangers();
        return new Result(manifest, events, decisions, check.damage);
    }

    /** Returns the records that could be read. */
    private long shelf(Path folder, List<Manifest.Day> days, LongConsumer progress) throws IOException {
        long found = 0;
        for (Manifest.Day day : days) {
            for (Manifest.Bucket bucket : day.buckets()) {
                found += bucket(folder, day, bucket);
                octets += bucket.octets();
                progress.accept(octets);
            }
        }
        return found;
    }

    private long bucket(Path folder, Manifest.Day day, Manifest.Bucket bucket) throws IOException {
        Manifest one = archive.manifest().only(List.of(new Manifest.Day(day.day(), day.kinds(), List.of(bucket))));
        String file = folder.resolve(Shelf.path(day.day(), bucket.number())).toString();
        long found = 0;
        boolean whollyRead = true;
        String wrong = null;
        Envelope before = null;
        try (BucketReader reader =
                new BucketReader(folder, one, bucket.number(), Excerpt.ALL, OnDamage.SKIP, Position.BEGIN)) {
            for (; reader.has(); reader.next()) {
                Damage met = reader.damage();
                if (met != null) {
                    damage.add(met);
                    whollyRead = false;
                    continue;
                }
                Envelope e = Objects.requireNonNull(reader.envelope());
                wrong = wrong == null ? misplaced(day, bucket, before, e) : wrong;
                before = e;
                found++;
            }
        }
        if (wrong != null) {
            damage.add(new Damage(file, 0, wrong, 0));
        } else if (whollyRead && found != bucket.records()) {
            damage.add(new Damage(file, 0, "holds other than the manifest says: events=" + found, 0));
        }
        return found;
    }

    private static @Nullable String misplaced(
            Manifest.Day day, Manifest.Bucket bucket, @Nullable Envelope before, Envelope e) {
        if (Shelf.day(e.orderMs()) != day.day() || Shelf.bucket(e.msisdn()) != bucket.number()) {
            return "holds an event of another day or bucket: " + e;
        }
        if (before != null && FullOrder.OF_ENVELOPES.compare(before, e) > 0) {
            return "is not in order: " + e;
        }
        return null;
    }

    /** Files that the manifest does not know are none of the archive's; somebody should know why they are there. */
    private void strangers() throws IOException {
        Set<Path> known = new TreeSet<>(Comparator.comparing(Path::toString));
        known.add(archive.directory().resolve(Archive.MANIFEST));
        if (archive.manifest().control() != null) {
            known.add(archive.directory().resolve(ControlFile.NAME));
        }
        know(known, archive.directory(), archive.manifest().days());
        Manifest.DecisionPart decided = archive.manifest().decisions();
        if (decided != null) {
            know(known, archive.directory().resolve(Manifest.DecisionPart.FOLDER), decided.days());
        }
        try (Stream<Path> files = Files.walk(archive.directory())) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !known.contains(file))
                    .sorted()
                    .forEach(file ->
                            damage.add(new Damage(file.toString(), 0, "file is not of this archive: ignored", 0)));
        }
    }

    private static void know(Set<Path> known, Path folder, List<Manifest.Day> days) {
        for (Manifest.Day day : days) {
            day.buckets().forEach(b -> known.add(folder.resolve(Shelf.path(day.day(), b.number()))));
        }
    }
}
