package org.opportune.archive.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;

class RowLawTest {
    private static final String HEADER = "From,To,Datetime,Duration(seconds),Cell Tower\n";
    private static final Mapping MAPPING = mapping();

    @Property(tries = 400)
    void everyRowIsMappedOrRejectedExactlyOnceWhateverTheOctets(@ForAll("files") byte[] body) throws Exception {
        Path rejects = Files.createTempFile("rejects", ".tsv");
        try {
            Imported imported = run(body, rejects);
            Set<String> lost = new HashSet<>();
            TestFiles.rejected(rejects)
                    .forEach(reject ->
                            assertThat(lost.add(reject.split(":", 2)[0])).isTrue());
            Set<EventId> ids = new HashSet<>();
            imported.events()
                    .forEach(event -> assertThat(ids.add(event.getId())).isTrue());

            Counts counts = imported.counts();
            List<byte[]> lines = linesOf(body);
            assertThat(counts.lines()).isEqualTo(1 + lines.size());
            assertThat(counts.unaccounted()).isZero();
            assertThat(counts.rejected()).isEqualTo(lost.size());
            assertThat(counts.events()).isEqualTo(ids.size()).isEqualTo(4 * counts.mapped());
            for (int i = 0; i < lines.size(); i++) {
                int line = i + 2;
                boolean mapped = ids.contains(EventMaker.id("import:vast2008", "digest/" + line, 0));
                boolean blank = lines.get(i).length == 0;
                assertThat((mapped ? 1 : 0) + (blank ? 1 : 0) + (lost.contains(Integer.toString(line)) ? 1 : 0))
                        .as("line %d", line)
                        .isEqualTo(1);
            }
        } finally {
            Files.delete(rejects);
        }
    }

    @Property(tries = 200)
    void eventsAreInOrderOfTimeThenLine(@ForAll("goodRows") List<String> rows) throws Exception {
        Path rejects = Files.createTempFile("rejects", ".tsv");
        try {
            List<Event> events = run(String.join("", rows).getBytes(StandardCharsets.UTF_8), rejects)
                    .events();
            assertThat(events).hasSize(4 * rows.size());
            long[] last = {Long.MIN_VALUE, -1};
            for (Event event : events) {
                int place = placeOf(event, rows.size());
                assertThat(event.getHappenedMs()).isGreaterThanOrEqualTo(last[0]);
                if (event.getHappenedMs() == last[0]) {
                    assertThat(place).isGreaterThan((int) last[1]);
                }
                last = new long[] {event.getHappenedMs(), place};
            }
        } finally {
            Files.delete(rejects);
        }
    }

    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<byte[]> octets = Arbitraries.bytes().array(byte[].class).ofMaxSize(30);
        Arbitrary<byte[]> rows = row().map(row -> row.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> ends =
                Arbitraries.of("\n", "\r\n", "\r", "\"", ",", "\"\"").map(String::getBytes);
        return Arbitraries.oneOf(octets, rows, ends).list().ofMaxSize(12).map(RowLawTest::join);
    }

    @Provide
    Arbitrary<List<String>> goodRows() {
        return row().list().ofMaxSize(30);
    }

    private static Arbitrary<String> row() {
        return Arbitraries.integers()
                .between(0, 3 * 60)
                .map(n -> "%d,%d,20060601 00%02d,%d,1\n".formatted(n % 7, n % 5, n % 4, 60 * (n % 3)));
    }

    private static byte[] join(List<byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }

    /** Line and place in the row of the event, found by its id. */
    private static int placeOf(Event event, int rows) {
        for (int place = 0; place < 4 * rows; place++) {
            if (EventMaker.id("import:vast2008", "digest/" + (2 + place / 4), place % 4)
                    .equals(event.getId())) {
                return place;
            }
        }
        throw new AssertionError("event of no row");
    }

    /** What is between line ends, without a carriage return before one; an end at the end begins no line. */
    private static List<byte[]> linesOf(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        List<String> parts = new ArrayList<>(List.of(text.split("\n", -1)));
        if (parts.get(parts.size() - 1).isEmpty()) {
            parts.remove(parts.size() - 1);
        }
        return parts.stream()
                .map(part -> part.endsWith("\r") ? part.substring(0, part.length() - 1) : part)
                .map(part -> part.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    private static Mapping mapping() {
        try {
            return MappingFile.shipped("vast2008-calls");
        } catch (BadMapping | ImportProblem e) {
            throw new AssertionError(e);
        }
    }

    private static Imported run(byte[] body, Path rejects) throws Exception {
        byte[] file = join(List.of(HEADER.getBytes(StandardCharsets.UTF_8), body));
        EventList events = new EventList(Path.of("calls.csv"), 1000);
        try (Rejects out = new Rejects(rejects)) {
            Counts counts = new RowLoop("calls.csv", Format.Delimited.CSV, "digest", out, events)
                    .run(new ByteArrayInputStream(file), List.of(), h -> ColumnMapper.of(MAPPING, h), lines -> {});
            return new Imported(events.sorted(), counts);
        }
    }
}
