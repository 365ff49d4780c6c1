package org.opportune.archive.sealed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Envelope.Verdict;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.Wire;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.decision.DecisionKind;
import org.opportune.schemas.decision.RefusalReason;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.match.Match;
import org.opportune.schemas.match.MatchId;

/** Envelopes that tests write and read. */
public final class Envelopes {
    /** 2006-06-01T00:00:00Z. */
    public static final long T0 = 1_149_120_000_000L;

    public static final long DAY = 86_400_000;

    private static final Wire<Event> WIRE = Wire.of(Event.class);

    private Envelopes() {}

    /** An event's envelope on its way, with real octets. */
    public static Envelope of(long msisdn, long atMs, EventKind kind, String key) {
        Event event = Event.newBuilder()
                .setId(new EventId(EventIds.event("test", key)))
                .setSource("test")
                .setMsisdn(msisdn)
                .setKind(kind)
                .setHappenedMs(atMs)
                .setKnownMs(atMs)
                .build();
        return ArchiveWriter.onTime(event, WIRE.encode(event));
    }

    /** {@code n} envelopes of {@code people} subscribers over three days. */
    public static List<Envelope> many(int n, int people) {
        List<Envelope> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            long atMs = T0 + i * 2_654_435_761L % (3 * DAY);
            EventKind kind = i % 10 == 0 ? EventKind.TAG : EventKind.CELL_CHANGE;
            all.add(of(447_700_900_000L + i % people, atMs, kind, "e" + i));
        }
        return all;
    }

    /** Anything that an envelope can be, with its place in the order. */
    static Arbitrary<Envelope> any() {
        Arbitrary<Long> times = Arbitraries.oneOf(
                Arbitraries.longs().between(T0 - 5, T0 + 5),
                Arbitraries.longs().between(T0, T0 + 2 * DAY),
                Arbitraries.longs().greaterOrEqual(Long.MIN_VALUE + 1));
        Arbitrary<byte[]> octets = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
        return Combinators.combine(
                        Arbitraries.oneOf(Arbitraries.longs().between(1, 6), Arbitraries.longs()),
                        times,
                        times,
                        Arbitraries.of(EventKind.class),
                        Arbitraries.of(Verdict.ON_TIME, Verdict.LATE),
                        Arbitraries.longs().between(-2, 2),
                        octets)
                .as((msisdn, order, happened, kind, verdict, id, avro) ->
                        new Envelope(msisdn, order, happened, kind, verdict, id, -id, avro));
    }

    /** Everything an envelope has, to be compared. */
    public static List<Object> parts(Envelope e) {
        List<Byte> avro = new ArrayList<>();
        for (byte b : e.avro()) {
            avro.add(b);
        }
        return List.of(e.msisdn(), e.orderMs(), e.happenedMs(), e.kind(), e.verdict(), e.idHigh(), e.idLow(), avro);
    }

    public static List<List<Object>> parts(List<Envelope> all) {
        return all.stream().map(Envelopes::parts).toList();
    }

    /** In the order in which an archive gives them. */
    public static List<Envelope> sorted(List<Envelope> all) {
        return all.stream()
                .sorted(FullOrder.OF_ENVELOPES.thenComparing(e -> Shelf.bucket(e.msisdn())))
                .toList();
    }

    public static Path seal(Path archive, List<Envelope> all) throws IOException {
        try (ArchiveWriter writer = ArchiveWriter.create(archive, "test", 50_000)) {
            for (Envelope envelope : all) {
                writer.add(envelope);
            }
            writer.seal();
        }
        return archive;
    }

    public static List<Envelope> read(Path archive, Excerpt excerpt) throws IOException {
        List<Envelope> all = new ArrayList<>();
        try (MergedReader reader = Archive.open(archive, OnDamage.STOP).read(excerpt)) {
            for (; reader.has(); reader.next()) {
                all.add(reader.envelope());
            }
        }
        return all;
    }

    /** A refusal of a subscriber's match at {@link #T0}, decided so many ms after it. */
    public static Decision decision(int subscriber, String campaign, long afterMs) {
        return new Decision(
                DecisionKind.REFUSAL,
                new Match(
                        new MatchId(EventIds.event("match", "m" + subscriber)),
                        "scenario",
                        "0123456789abcdef",
                        447_700_900_000L + subscriber,
                        T0,
                        List.of(new EventId(EventIds.event("test", "e" + subscriber)))),
                campaign,
                T0 + afterMs,
                RefusalReason.NO_CONSENT,
                null,
                null);
    }

    /** All recorded decisions, as an archive gives them. */
    public static List<Decision> decisions(Path archive) throws IOException {
        List<Decision> all = new ArrayList<>();
        try (DecisionReader reader = Archive.open(archive, OnDamage.STOP).decisions()) {
            for (Decision next = reader.decision(); next != null; next = reader.decision()) {
                all.add(next);
                reader.next();
            }
        }
        return all;
    }

    /** Every file below a directory, with its content. */
    public static Map<String, String> files(Path directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(directory.relativize(file).toString(), HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return files;
    }

    public static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
