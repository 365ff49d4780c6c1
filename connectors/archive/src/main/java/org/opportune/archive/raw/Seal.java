package org.opportune.archive.raw;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.octets.Digests;
import org.opportune.archive.sealed.ArchiveProblem;
import org.opportune.archive.sealed.ArchiveWriter;
import org.opportune.archive.sealed.Damage;
import org.opportune.archive.sealed.Liveness;
import org.opportune.archive.sealed.Manifest;
import org.opportune.archive.sealed.OnDamage;
import org.opportune.archive.sealed.Shelf;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.decision.Decision;

/**
 * Makes a sealed archive of raw segments. Files still in progress (a dot or an underscore in front, or
 * {@code .inprogress} in the name) are left alone and named in the archive's gaps. A folder holds what one life of a job
 * recorded, from its start without state on: two lives stamp control from 0 on each, and nobody can tell afterwards which
 * definition counted when. One use, one thread.
 */
public final class Seal {
    private final OnDamage onDamage;
    private final @Nullable Long onlyDay;
    private final ArchiveWriter writer;
    private final List<Damage> damage = new ArrayList<>();
    private final SortedSet<String> lines = new TreeSet<>();
    private final Map<Long, Control> stamped = new HashMap<>();
    private final SortedSet<Long> thresholds = new TreeSet<>();
    private @Nullable Liveness liveness;
    private long repeatedControl;
    private long octets;
    private long unplaced;
    private boolean decides;

    private Seal(OnDamage onDamage, @Nullable Long onlyDay, ArchiveWriter writer) {
        this.onDamage = onDamage;
        this.onlyDay = onlyDay;
        this.writer = writer;
        writer.eachOnce();
    }

    /**
     * What came of it.
     *
     * @param segments read
     * @param inProgress files left alone, by path
     * @param damage passed over, by file and offset
     */
    public record Result(Manifest manifest, int segments, List<Path> inProgress, List<Damage> damage) {
        public Result {
            inProgress = List.copyOf(inProgress);
            damage = List.copyOf(damage);
        }
    }

    /**
     * Seals the segments below {@code raw}.
     *
     * @param archive must not exist
     * @param day only events of this UTC day of order time, decisions made in it, the feeds' life in it, and control that
     *     counts before its end; null = everything
     * @param onDamage SKIP: what cannot be read is left out, and named in the archive's gaps
     * @param progress told the octets read after each segment
     * @throws ArchiveProblem if a segment is damaged, two control records have one sequence, or two decisions one
     *     match and campaign, and damage is to stop
     */
    public static Result of(Path raw, Path archive, @Nullable LocalDate day, OnDamage onDamage, LongConsumer progress)
            throws IOException {
        if (!Files.isDirectory(raw)) {
            throw new NotDirectoryException(raw.toString());
        }
        List<Path> segments = new ArrayList<>();
        List<Path> inProgress = new ArrayList<>();
        try (Stream<Path> files = Files.walk(raw)) {
            files.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(file -> (isInProgress(file) ? inProgress : segments).add(file));
        }
        try (ArchiveWriter writer = ArchiveWriter.create(archive, "seal" + (day == null ? "" : " " + day))) {
            Seal seal = new Seal(onDamage, day == null ? null : day.toEpochDay(), writer);
            for (Path segment : segments) {
                seal.segment(raw, segment);
                progress.accept(seal.octets);
            }
            inProgress.forEach(file -> writer.gap("in progress, left alone: " + raw.relativize(file)));
            return new Result(seal.end(), segments.size(), inProgress, seal.damage);
        }
    }

    private static boolean isInProgress(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".") || name.startsWith("_") || name.contains(".inprogress");
    }

    private Manifest end() throws IOException {
        alive();
        damage.forEach(found -> writer.gap("damaged, left out: " + found));
        if (unplaced > 0) {
            writer.gap("without a place in the order, left out: events=" + unplaced);
        }
        if (repeatedControl > 0) {
            writer.gap("the same control more than once, taken once: records=" + repeatedControl);
        }
        MessageDigest all = Digests.sha256();
        lines.forEach(line -> all.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
        String sum = HexFormat.of().formatHex(all.digest());
        writer.input(new Manifest.Input("raw segments", lines.size(), octets, sum));
        return writer.seal();
    }

    private void alive() {
        if (liveness == null) {
            return;
        }
        Liveness said = onlyDay == null ? liveness : liveness.onlyOf(onlyDay);
        writer.alive(said);
        if (said.stretches().isEmpty()) {
            writer.gap("no ticks recorded on this day: every feed was silent");
        }
        if (thresholds.size() > 1) {
            writer.gap("feeds were silent after different times, the longest holds: ms=" + thresholds);
        }
    }

    private void segment(Path raw, Path file) throws IOException {
        Path name = raw.relativize(file);
        MessageDigest sha256 = Digests.sha256();
        try (InputStream plain = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(plain, sha256);
                RawReader in = new RawReader(name, new BufferedInputStream(digested, 1 << 16))) {
            read(in);
            digested.transferTo(OutputStream.nullOutputStream());
        }
        octets += Files.size(file);
        lines.add(name + "\t" + HexFormat.of().formatHex(sha256.digest()));
    }

    private void read(RawReader in) throws IOException {
        boolean begun = false;
        while (!in.ended()) {
            try {
                if (!begun) {
                    begun = true;
                    in.header();
                }
                RawReader.Frame frame = in.next();
                if (frame != null) {
                    take(in, frame);
                }
            } catch (ArchiveProblem e) {
                if (onDamage == OnDamage.STOP) {
                    throw e;
                }
                damage.add(e.damage());
            }
        }
    }

    private void take(RawReader in, RawReader.Frame frame) throws IOException {
        Envelope event = frame.event();
        Control control = frame.control();
        Liveness alive = frame.liveness();
        if (event != null) {
            if (event.orderMs() == Envelope.UNORDERED || event.verdict() == Envelope.Verdict.UNORDERED) {
                unplaced++;
            } else if (onlyDay == null || Shelf.day(event.orderMs()) == onlyDay) {
                writer.add(event);
            }
        } else if (control != null) {
            control(in, control);
        } else if (frame.decision() != null || frame.reachedMs() != null) {
            decided(frame.decision(), frame.reachedMs());
        } else if (alive != null) {
            thresholds.add(alive.silentAfterMs());
            liveness = liveness == null ? alive : liveness.and(alive);
        }
    }

    private void decided(@Nullable Decision decision, @Nullable Long reachedMs) throws IOException {
        if (!decides) {
            decides = true;
            writer.decisions(onDamage);
        }
        if (reachedMs != null) {
            writer.decidedUntil(onlyDay == null ? reachedMs : Math.min(reachedMs, Shelf.lastMs(onlyDay)));
        }
        if (decision != null && (onlyDay == null || Shelf.day(decision.getDecidedMs()) == onlyDay)) {
            writer.decision(decision);
        }
    }

    private void control(RawReader in, Control control) throws ArchiveProblem {
        Long sequence = control.getSequence();
        Control known = sequence == null ? null : stamped.putIfAbsent(sequence, control);
        if (control.equals(known)) {
            repeatedControl++;
            return;
        }
        if (known != null) {
            throw in.refusal(
                    "one sequence, two records, as of two jobs that each began without state: sequence=" + sequence);
        }
        Long effectiveMs = control.getEffectiveMs();
        if (onlyDay == null || effectiveMs == null || Shelf.day(effectiveMs) <= onlyDay) {
            writer.control(control);
        }
    }
}
