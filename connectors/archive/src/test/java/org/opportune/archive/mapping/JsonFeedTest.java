package org.opportune.archive.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

/** Records of JSON under the mapping language: MMS and the roaming of subscribers, as mediation writes them. */
class JsonFeedTest {
    static final String MMS = """
            mapping: mms
            source: mmsc
            format: json
            id: record.id
            numbers:
              parties[0].number: {phone: GB}
              "parties[1].number": {phone: GB}
            times:
              record.at: {pattern: epoch-millis}
            events:
              - kind: MMS_SENT
                subscriber: parties[0].number
                happened: record.at
                counterpart: parties[1].number
                cell: {column: '"cell.id"', prefix: "234-15-"}
              - kind: MMS_RECEIVED
                subscriber: parties[1].number
                optional: true
                happened: record.at
            """;
    static final String SENT = """
            {"record":{"id":"m-1","at":1700000000123,"size":[1,2]},"cell.id":"7-9","parties":[{"number":"+447400123456"},\
            {"number":"07400123457","x":null}]}""";

    @Test
    void aRecordGivesItsEventsUnderItsOwnId() throws Exception {
        List<Event> events = events(MappingFile.parse("mms.yaml", MMS), SENT);

        assertThat(events).extracting(Event::getKind).containsExactly(EventKind.MMS_SENT, EventKind.MMS_RECEIVED);
        assertThat(events).extracting(Event::getMsisdn).containsExactly(447400123456L, 447400123457L);
        assertThat(events).extracting(Event::getHappenedMs).containsOnly(1_700_000_000_123L);
        assertThat(events.get(0).getLocation().getId()).isEqualTo("234-15-7-9");
        assertThat(events.get(0).getCounterpart().getDigits()).isEqualTo("07400123457");
        assertThat(events(MappingFile.parse("mms.yaml", MMS), "\n\n" + SENT.replace(":[1,2]", ":null")))
                .extracting(Event::getId)
                .containsExactlyElementsOf(events.stream().map(Event::getId).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {                                                    | record: not JSON: octet=2
            []                                                   | record: must be a JSON object
            {"record":{}} {}                                     | record: must be one JSON object: there is more behind it
            {"record":{"id":{}}}                                 | record.id: must be text, a number, true or false
            {"record":7}                                         | record: must be an object or a list
            {"record":{"id":1,"id":2}}                           | record.id: stands there twice
            {"record":{}}                                        | record.id: record id needed: length=0
            {"record":{"id":"a"}}                                | parties[0].number: number needed: length=0
            {"record":{"id":"a"},"parties":[{"number":"+447400123456"}]} | record.at: not a time of the stated form: length=0
            """)
    void whatIsNoRecordIsRejectedByARuleThatQuotesNothing(String line, String reason) throws Exception {
        RowReader.Taken row = rows(MappingFile.parse("mms.yaml", MMS), line).get(0);

        assertThat(row.mapped()).isInstanceOf(Mapped.Rejected.class);
        assertThat(((Mapped.Rejected) row.mapped()).reason()).startsWith(reason.split(":", 2)[0]);
        assertThat(((Mapped.Rejected) row.mapped()).reason()).isEqualTo(reason);
    }

    /** Whatever stands in a line, it is one row, mapped or rejected. */
    @Property
    void noLineBreaksTheReader(@ForAll String text, @ForAll @net.jqwik.api.constraints.IntRange(max = 150) int cut)
            throws Exception {
        String line = (SENT.substring(0, Math.min(cut, SENT.length())) + text).replaceAll("[\r\n]", " ");
        assertThat(rows(MappingFile.parse("mms.yaml", MMS), line)).hasSize(line.isEmpty() ? 0 : 1);
    }

    @Test
    void whoReadOnAtALineReadsTheSameRows() throws Exception {
        Mapping mapping = MappingFile.parse("mms.yaml", MMS);
        String three = SENT + "\n{\n" + SENT.replace("m-1", "m-2");
        RowReader reader = RowReader.of(mapping, "d", in(three));
        reader.skipTo(2);

        RowReader.Taken last = reader.next();

        assertThat(last)
                .usingRecursiveComparison()
                .isEqualTo(rows(mapping, three).get(2));
        assertThat(reader.next()).isNull();
    }

    @Test
    void theImportReadsTheSameFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("mms.json"), SENT + "\n{\"record\":{}}\n");
        Path rejects = folder.resolve("rejects");

        Imported imported = DelimitedFile.read(file, MappingFile.parse("mms.yaml", MMS), rejects, Progress.NONE);

        assertThat(imported.counts()).isEqualTo(new Counts(2, 0, 0, 1, 1, 2, 0));
        assertThat(Files.readString(rejects)).endsWith("mms.json\t2\trecord.id: record id needed: length=0\n");
    }

    @Test
    void aPathThatIsNoneIsShownWithItsPlace() {
        Throwable thrown =
                catchThrowable(() -> MappingFile.parse("mms.yaml", MMS.replace("id: record.id", "id: record..id")));

        assertThat(thrown)
                .isInstanceOf(BadMapping.class)
                .hasMessageStartingWith(
                        "mms.yaml:4:5: not a path such as a.b, a[0].b or \"a.b\".c: character=7: column=record..id");
    }

    private static List<Event> events(Mapping mapping, String text) throws Exception {
        List<Event> events = new ArrayList<>();
        for (RowReader.Taken row : rows(mapping, text)) {
            events.addAll(((Mapped.Events) row.mapped()).events());
        }
        return events;
    }

    private static List<RowReader.Taken> rows(Mapping mapping, String text) throws IOException, ImportProblem {
        List<RowReader.Taken> rows = new ArrayList<>();
        RowReader reader = RowReader.of(mapping, "d", in(text));
        for (RowReader.Taken row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
        }
        return rows;
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
