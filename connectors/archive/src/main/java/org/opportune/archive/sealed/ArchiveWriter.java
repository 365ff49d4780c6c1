package org.opportune.archive.sealed;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.octets.KindCodes;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Envelope.Verdict;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.octets.OctetReader;

/**
 * Writes a sealed archive. Takes envelopes in any order and more of them than fit into memory; the archive appears whole
 * with {@link #seal}, or not at all. The same envelopes give the same octets, whatever their order. One thread.
 */
public final class ArchiveWriter implements Closeable {
    /** Octets of heap that sorting may take, unless told otherwise. */
    public static final long SORT_OCTETS = 96L << 20;

    private final Path target;
    private final Path unfinished;
    private final String madeBy;
    private final long sortOctets;
    private final Sorter sorter;
    private final List<Manifest.Input> inputs = new ArrayList<>();
    private final List<Control> control = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private final SortedSet<String> feeds = new TreeSet<>();
    private @Nullable Liveness liveness;
    private final SortedSet<Long> schemas = new TreeSet<>();
    private @Nullable DecisionWriter decisions;
    private boolean eachOnce;
    private long repeated;
    private boolean sealed;

    private ArchiveWriter(Path target, Path unfinished, String madeBy, long sortOctets) {
        this.sortOctets = sortOctets;
        this.target = target;
        this.unfinished = unfinished;
        this.madeBy = madeBy;
        this.sorter = new Sorter(unfinished, sortOctets);
    }

    /** A writer with the usual memory. */
    public static ArchiveWriter create(Path archive, String madeBy) throws IOException {
        return create(archive, madeBy, SORT_OCTETS);
    }

    /**
     * A writer of a new archive. Until it is sealed it grows in a directory beside it, named with a dot in front.
     *
     * @param archive must not exist; its parent is made
     * @param madeBy what makes it, for the manifest
     * @param sortOctets of heap that sorting may take
     * @throws FileAlreadyExistsException if there is something at {@code archive}
     */
    public static ArchiveWriter create(Path archive, String madeBy, long sortOctets) throws IOException {
        Path target = archive.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(archive.toString());
        }
        Path parent = target.getParent();
        if (parent == null) {
            throw new FileAlreadyExistsException(archive.toString());
        }
        Files.createDirectories(parent);
        Path unfinished = Files.createTempDirectory(parent, "." + target.getFileName() + ".unfinished-");
        return new ArchiveWriter(target, unfinished, madeBy, sortOctets);
    }

    /**
     * The envelope of an event that was never late: a fact when it was known, a moment when it happened.
     *
     * @param avro the event's octets; not copied
     */
    public static Envelope onTime(Event event, byte[] avro) {
        Envelope unordered = Envelope.of(event, avro);
        long orderMs = unordered.isFact() ? Math.max(event.getHappenedMs(), event.getKnownMs()) : event.getHappenedMs();
        return unordered.ordered(orderMs, Verdict.ON_TIME);
    }

    /**
     * Takes an envelope; its octets must not change any more.
     *
     * @throws IllegalArgumentException if it has no place in the order
     */
    public void add(Envelope envelope) throws IOException {
        if (envelope.orderMs() == Envelope.UNORDERED || envelope.verdict() == Verdict.UNORDERED) {
            throw new IllegalArgumentException("must have passed the order station: " + envelope);
        }
        sorter.add(Placed.of(envelope));
        byte[] avro = envelope.avro();
        if (avro.length >= 10) {
            schemas.add(new OctetReader(avro, 2, 10).int64());
        }
    }

    /** Takes a control record as a sequencer stamped it. */
    public void control(Control record) {
        control.add(record);
    }

    /**
     * Says that a decision log belongs to the archive, be it empty. To be called once, before the first decision.
     *
     * @param onConflict STOP: two different decisions of one match and campaign make {@link #seal} fail; SKIP: the first
     *     is kept and the other named in the gaps
     */
    public void decisions(OnDamage onConflict) throws IOException {
        decisions = DecisionWriter.create(unfinished, sortOctets / 4, onConflict);
    }

    /** Takes a decision; one that comes again is kept once, and counted in the gaps. */
    public void decision(Decision decision) throws IOException {
        log().add(decision);
    }

    /**
     * Says how far the job had decided: all that it decided at or before this time is among the decisions.
     *
     * @param ms UTC ms; the latest that is said counts
     */
    public void decidedUntil(long ms) {
        log().reached(ms);
    }

    private DecisionWriter log() {
        return Objects.requireNonNull(decisions, "there is no decision log");
    }

    /** Says that no event comes twice; those that do, with one place, are kept and counted in the gaps. */
    public void eachOnce() {
        eachOnce = true;
    }

    /** Names something that the archive is made from. */
    public void input(Manifest.Input input) {
        inputs.add(input);
    }

    /** Names a source of events. */
    public void feed(String source) {
        feeds.add(source);
    }

    /** Says when feeds were alive; they are its feeds. */
    public void alive(Liveness recorded) {
        liveness = recorded;
        recorded.stretches().forEach(stretch -> feeds.add(stretch.feed()));
    }

    /** Says what was left out; one line. */
    public void gap(String line) {
        gaps.add(line);
    }

    /**
     * Writes the archive and moves it to its place.
     *
     * @throws ArchiveProblem if decisions contradict each other, and that is to stop
     */
    public Manifest seal() throws IOException {
        List<Manifest.Day> days;
        Manifest.DecisionPart decided;
        try {
            days = writeDays(sorter.sorted());
            decided = decisionPart();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (repeated > 0) {
            gap("the same event in the same place more than once: events=" + repeated);
        }
        sorter.close();
        Sorter.deleteRuns(unfinished);
        Manifest.ControlPart controlPart = control.isEmpty() ? null : ControlFile.write(unfinished, control);
        Manifest manifest = new Manifest(
                madeBy,
                inputs.stream()
                        .sorted(Comparator.comparing(Manifest.Input::name).thenComparing(Manifest.Input::sha256))
                        .toList(),
                List.copyOf(feeds),
                liveness,
                schemas.stream().map(HexFormat.of()::toHexDigits).sorted().toList(),
                KindCodes.names(),
                days,
                controlPart,
                decided,
                gaps.stream().sorted().toList());
        Files.write(unfinished.resolve(Archive.MANIFEST), ManifestText.write(manifest));
        move();
        sealed = true;
        return manifest;
    }

    private void move() throws IOException {
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            throw new FileAlreadyExistsException(target.toString());
        }
    }

    private List<Manifest.Day> writeDays(Iterator<Placed> sorted) throws IOException {
        Envelope last = null;
        try (ShelfWriter shelf = new ShelfWriter(unfinished)) {
            while (sorted.hasNext()) {
                Placed next = sorted.next();
                repeated += eachOnce && last != null && isAgain(last, next.envelope()) ? 1 : 0;
                last = next.envelope();
                shelf.add(next);
            }
            return shelf.end();
        }
    }

    private Manifest.@Nullable DecisionPart decisionPart() throws IOException {
        if (decisions == null) {
            return null;
        }
        Manifest.DecisionPart part = decisions.end();
        decisions.gaps().forEach(this::gap);
        return part;
    }

    /** In the order of an archive such two are neighbours. */
    private static boolean isAgain(Envelope last, Envelope next) {
        return last.orderMs() == next.orderMs()
                && last.msisdn() == next.msisdn()
                && last.idHigh() == next.idHigh()
                && last.idLow() == next.idLow();
    }

    /** Leaves nothing behind if the archive was not sealed. */
    @Override
    public void close() throws IOException {
        sorter.close();
        if (decisions != null) {
            decisions.close();
        }
        if (!sealed && Files.exists(unfinished)) {
            try (Stream<Path> all = Files.walk(unfinished)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
