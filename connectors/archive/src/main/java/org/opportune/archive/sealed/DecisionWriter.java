package org.opportune.archive.sealed;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Envelope.Verdict;
import org.opportune.schemas.Masked;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.match.Match;

/**
 * Writes a decision log as a shelf of its own within an archive: buckets as those of events, a decision in place of an
 * event, under the time and id of its match. So all decisions of one match are neighbours. One thread.
 */
final class DecisionWriter implements Closeable {
    private final Path folder;
    private final OnDamage onConflict;
    private final Sorter sorter;
    private final Wire<Decision> wire = Wire.of(Decision.class);
    private final List<String> conflicts = new ArrayList<>();
    private @Nullable Long reachedMs;
    private long repeated;

    private DecisionWriter(Path folder, long sortOctets, OnDamage onConflict) {
        this.folder = folder;
        this.onConflict = onConflict;
        this.sorter = new Sorter(folder, sortOctets);
    }

    /**
     * A log in a new folder of an archive.
     *
     * @param archive not sealed yet
     */
    static DecisionWriter create(Path archive, long sortOctets, OnDamage onConflict) throws IOException {
        return new DecisionWriter(
                Files.createDirectory(archive.resolve(Manifest.DecisionPart.FOLDER)), sortOctets, onConflict);
    }

    void add(Decision decision) throws IOException {
        Match match = decision.getMatch();
        ByteBuffer id = ByteBuffer.wrap(match.getId().bytes());
        sorter.add(Placed.of(new Envelope(
                match.getMsisdn(),
                match.getMatchedMs(),
                match.getMatchedMs(),
                EventKind.MATCH,
                Verdict.ON_TIME,
                id.getLong(),
                id.getLong(),
                wire.encode(decision))));
    }

    void reached(long ms) {
        reachedMs = reachedMs == null ? ms : Math.max(reachedMs, ms);
    }

    /** @throws ArchiveProblem if decisions contradict each other, and that is to stop */
    Manifest.DecisionPart end() throws IOException {
        List<Manifest.Day> days;
        try (ShelfWriter shelf = new ShelfWriter(folder)) {
            List<Placed> ofMatch = new ArrayList<>();
            for (Iterator<Placed> sorted = sorter.sorted(); sorted.hasNext(); ) {
                Placed next = sorted.next();
                if (!ofMatch.isEmpty() && !isOfOne(ofMatch.get(0).envelope(), next.envelope())) {
                    write(ofMatch, shelf);
                }
                ofMatch.add(next);
            }
            write(ofMatch, shelf);
            days = shelf.end();
        }
        sorter.close();
        Sorter.deleteRuns(folder);
        return new Manifest.DecisionPart(reachedMs, days);
    }

    private static boolean isOfOne(Envelope a, Envelope b) {
        return a.orderMs() == b.orderMs()
                && a.msisdn() == b.msisdn()
                && a.idHigh() == b.idHigh()
                && a.idLow() == b.idLow();
    }

    /** One for each campaign: the same one again is what a restart leaves, another one nobody can explain. */
    private void write(List<Placed> ofMatch, ShelfWriter shelf) throws IOException {
        Map<String, Placed> byCampaign = new HashMap<>();
        for (Placed next : ofMatch) {
            Placed known = ofMatch.size() == 1
                    ? null
                    : byCampaign.putIfAbsent(String.valueOf(decision(next).getCampaign()), next);
            if (known == null) {
                shelf.add(next);
            } else if (Arrays.equals(known.envelope().avro(), next.envelope().avro())) {
                repeated++;
            } else {
                conflict(decision(known), decision(next));
            }
        }
        ofMatch.clear();
    }

    private void conflict(Decision kept, Decision other) throws ArchiveProblem {
        String rule = "one match and campaign, two decisions: match="
                + HexFormat.of().formatHex(kept.getMatch().getId().bytes())
                + ", subscriber=" + Masked.msisdn(kept.getMatch().getMsisdn())
                + ", scenario=" + kept.getMatch().getScenario()
                + ", campaign=" + kept.getCampaign()
                + ", decided=" + told(kept) + " and " + told(other);
        if (onConflict == OnDamage.STOP) {
            throw ArchiveProblem.of(Manifest.DecisionPart.FOLDER, 0, rule);
        }
        conflicts.add(rule + ": the first is kept");
    }

    private static String told(Decision decision) {
        return Instant.ofEpochMilli(decision.getDecidedMs()) + " "
                + (decision.getReason() == null ? decision.getKind().name() : decision.getReason());
    }

    private Decision decision(Placed placed) {
        try {
            return wire.decode(placed.envelope().avro());
        } catch (UndecodableRecord e) {
            throw new IllegalStateException("a decision was encoded by this writer", e);
        }
    }

    /** What is to be said of what was left out, once all is written. */
    List<String> gaps() {
        List<String> lines = new ArrayList<>(conflicts);
        if (repeated > 0) {
            lines.add("the same decision more than once, taken once: records=" + repeated);
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        sorter.close();
    }
}
