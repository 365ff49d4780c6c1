package org.opportune.archive.sealed;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.EventKind;

/**
 * What an archive holds. No wall-clock time is in it: the same inputs give the same manifest.
 *
 * @param madeBy what sealed it, such as {@code import vast2008-calls}
 * @param inputs what it was made from, by name
 * @param feeds sources of its events, sorted; empty = not recorded
 * @param liveness when the feeds were alive; null = ticks were not recorded, as in what is imported or simulated: then
 *     every feed counts as alive from the first event to the last
 * @param schemas fingerprints of the events' writer schemas, 16 hex digits each, sorted
 * @param kindNames the names behind the kind codes in the buckets
 * @param days in order of time
 * @param control null = none recorded
 * @param decisions null = none recorded, as in what is imported, and in what was recorded before decisions were
 * @param gaps what was left out when it was sealed, one line each; empty = nothing
 */
public record Manifest(
        String madeBy,
        List<Input> inputs,
        List<String> feeds,
        @Nullable Liveness liveness,
        List<String> schemas,
        List<String> kindNames,
        List<Day> days,
        @Nullable ControlPart control,
        @Nullable DecisionPart decisions,
        List<String> gaps) {
    public Manifest {
        inputs = List.copyOf(inputs);
        feeds = List.copyOf(feeds);
        schemas = List.copyOf(schemas);
        kindNames = List.copyOf(kindNames);
        days = List.copyOf(days);
        gaps = List.copyOf(gaps);
    }

    /**
     * A file, or a set of files, that went in.
     *
     * @param octets uncompressed
     * @param sha256 64 hex digits over the content; of a set: over the sorted lines of its files
     */
    public record Input(String name, long files, long octets, String sha256) {}

    /**
     * One UTC day.
     *
     * @param day days since 1970-01-01
     * @param kinds events by kind, none with 0
     * @param buckets those that are not empty, by number
     */
    public record Day(long day, SortedMap<EventKind, Long> kinds, List<Bucket> buckets) {
        public Day {
            kinds = Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
            buckets = List.copyOf(buckets);
        }

        /** Such as {@code 2006-06-01}. */
        public String name() {
            return Shelf.dayName(day);
        }

        public long records() {
            return buckets.stream().mapToLong(Bucket::records).sum();
        }

        public long octets() {
            return buckets.stream().mapToLong(Bucket::octets).sum();
        }

        /** The bucket of this number, or null if it is empty. */
        public @Nullable Bucket bucket(int number) {
            return buckets.stream()
                    .filter(bucket -> bucket.number() == number)
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * One file of events.
     *
     * @param octets of the whole file
     * @param indexCrc CRC32C of its index, which holds those of its blocks
     * @param firstMs UTC ms of order time of its first event
     * @param lastMs UTC ms of order time of its last event
     */
    public record Bucket(int number, long octets, long records, int indexCrc, long firstMs, long lastMs) {}

    /** The file of control records. */
    public record ControlPart(long octets, long records, int crc) {}

    /**
     * The decision log: a shelf of its own, below {@link #FOLDER}, by time of match.
     *
     * @param reachedMs UTC ms up to which all decisions are in it; null = nobody recorded how far the job had decided
     * @param days in order of time, all of kind MATCH
     */
    public record DecisionPart(@Nullable Long reachedMs, List<Day> days) {
        static final String FOLDER = "decisions";

        public DecisionPart {
            days = List.copyOf(days);
        }

        public long records() {
            return days.stream().mapToLong(Day::records).sum();
        }

        public long octets() {
            return days.stream().mapToLong(Day::octets).sum();
        }
    }

    /** Another shelf of the same archive, as if it were all there is. */
    Manifest only(List<Day> shelf) {
        return new Manifest(madeBy, List.of(), List.of(), null, List.of(), kindNames, shelf, null, null, List.of());
    }

    /** All events. */
    public long records() {
        return days.stream().mapToLong(Day::records).sum();
    }

    /** Octets of all buckets. */
    public long octets() {
        return days.stream().mapToLong(Day::octets).sum();
    }

    /** Octets of some buckets that an excerpt reads, whole days counted. */
    public long octets(Excerpt excerpt, Set<Integer> numbers) {
        return days.stream()
                .flatMap(day -> day.buckets().stream())
                .filter(b -> numbers.contains(b.number()) && excerpt.meets(b.firstMs(), b.lastMs()))
                .mapToLong(Bucket::octets)
                .sum();
    }

    /** Events of the buckets that an excerpt reads: a window cuts within a bucket, and a sample within the last one. */
    public long records(Excerpt excerpt) {
        return days.stream()
                .flatMap(day -> day.buckets().stream())
                .filter(b -> b.number() < excerpt.sample().buckets() && excerpt.meets(b.firstMs(), b.lastMs()))
                .mapToLong(Bucket::records)
                .sum();
    }

    /** UTC ms of order time of the first event; null = no events. */
    public @Nullable Long firstMs() {
        return days.isEmpty()
                ? null
                : (Long) days.get(0).buckets().stream()
                        .mapToLong(Bucket::firstMs)
                        .min()
                        .orElseThrow();
    }

    /** UTC ms of order time of the last event; null = no events. */
    public @Nullable Long lastMs() {
        return days.isEmpty()
                ? null
                : (Long) days.get(days.size() - 1).buckets().stream()
                        .mapToLong(Bucket::lastMs)
                        .max()
                        .orElseThrow();
    }

    /** Events by kind, none with 0. */
    public Map<EventKind, Long> kinds() {
        Map<EventKind, Long> all = new EnumMap<>(EventKind.class);
        days.forEach(day -> day.kinds().forEach((kind, count) -> all.merge(kind, count, Long::sum)));
        return all;
    }
}
