package org.opportune.archive.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.IdentityKind;
import org.opportune.schemas.event.NumberClass;
import org.opportune.schemas.fact.Account;
import org.opportune.schemas.fact.Consent;

class DelimitedFileTest {
    private static final String CALLS = """
            From,To,Datetime,Duration(seconds),Cell Tower
            17,5,20060601 0100,3600,7
            18,17,20060601 0110,60,8
            """;

    @TempDir
    private Path folder;

    private Path rejects;

    @BeforeEach
    void rejectsFile() {
        rejects = folder.resolve("rejects.tsv");
    }

    @Test
    void aCallGivesItsCallerAndItsCalledAnEventWhenItBeganAndWhenItEnded() throws Exception {
        Imported imported = vast(CALLS);

        assertThat(imported.counts()).isEqualTo(new Counts(3, 1, 0, 2, 0, 8, 0));
        List<Event> ended = of(EventKind.CALL_ENDED, imported);
        assertThat(ended)
                .extracting(Event::getMsisdn)
                .containsExactly(999_000_000_018L, 999_000_000_017L, 999_000_000_017L, 999_000_000_005L);
        Event event = ended.get(2);
        assertThat(Instant.ofEpochMilli(event.getHappenedMs())).isEqualTo("2006-06-01T02:00:00Z");
        assertThat(event.getKnownMs()).isEqualTo(event.getHappenedMs());
        assertThat(event.getKind()).isEqualTo(EventKind.CALL_ENDED);
        assertThat(event.getIdentityKind()).isEqualTo(IdentityKind.OPAQUE);
        assertThat(event.getSource()).isEqualTo("import:vast2008");
        assertThat(event.getCall().getDirection()).isEqualTo(Direction.ORIGINATING);
        assertThat(event.getCall().getDurationS()).isEqualTo(3600);
        assertThat(event.getCounterpart().getDigits()).isEqualTo("5");
        assertThat(event.getCounterpart().getNumberClass()).isEqualTo(NumberClass.OPAQUE);
        assertThat(event.getCounterpart().getE164()).isEqualTo(999_000_000_005L);
        assertThat(event.getLocation().getId()).isEqualTo("001-01-1-7");
        Event began = of(EventKind.CALL_STARTED, imported).get(0);
        assertThat(Instant.ofEpochMilli(began.getHappenedMs())).isEqualTo("2006-06-01T01:00:00Z");
        assertThat(began.getMsisdn()).isEqualTo(event.getMsisdn());
        assertThat(began.getCall().getDurationS()).isNull();
        assertThat(imported.events()).extracting(Event::getId).doesNotHaveDuplicates();
    }

    private static List<Event> of(EventKind kind, Imported imported) {
        return imported.events().stream().filter(e -> e.getKind() == kind).toList();
    }

    @Test
    void theSameContentGivesTheSameIdsCompressedOrUnderAnotherName() throws Exception {
        Path gzip = TestFiles.gzip(folder.resolve("other.csv.gz"), CALLS);

        List<Event> compressed = DelimitedFile.read(gzip, MappingFile.shipped("vast2008-calls"), rejects, Progress.NONE)
                .events();

        assertThat(compressed).isEqualTo(vast(CALLS).events());
    }

    @Test
    void rowsThatCannotBeReadAreKeptWithTheirReasonAndWithoutTheirContent() throws Exception {
        Imported imported = vast(CALLS + """
                17,5,20060601 0100,3600
                17,4711x,20060601 0100,1,1

                17,5,20060631 0100,1,1
                17,5,20060601 0100,1h,1
                17,"5,20060601 0100,1,1
                19,5,20060601 0000,99999999,1
                20,5,20060601 0000,1,
                20,5,20060601 0001,-9,1
                """);

        assertThat(imported.counts()).isEqualTo(new Counts(12, 1, 1, 4, 6, 16, 1));
        assertThat(imported.counts().unaccounted()).isZero();
        assertThat(TestFiles.rejected(rejects))
                .containsExactly(
                        "4: 5 fields expected: fields=4",
                        "5: To: at most 7 digits: length=5",
                        "7: Datetime: no such date or time of day: length=13",
                        "8: Duration(seconds): whole number of 1 to 18 digits: length=2",
                        "9: line: quotes do not fit: a quoted field ends on its line, before a delimiter",
                        "10: Duration(seconds): at most a year of seconds");
        assertThat(imported.events().get(0).getLocation()).isNull();
        Event ofUnknownLength = of(EventKind.CALL_ENDED, imported).get(2);
        assertThat(Instant.ofEpochMilli(ofUnknownLength.getHappenedMs())).isEqualTo("2006-06-01T00:01:00Z");
        assertThat(ofUnknownLength.getCall().getDurationS()).isNull();
    }

    @Test
    void aHeaderThatDoesNotFitStopsTheImport() throws Exception {
        assertThatThrownBy(() -> vast("From;To\n1;2\n"))
                .isInstanceOf(ImportProblem.class)
                .hasMessage("header is not the one of the mapping: mapping=vast2008-calls, wanted=[From, To, Datetime, "
                        + "Duration(seconds), Cell Tower], columns found=1, file=" + folder.resolve("calls.csv"));
        assertThatThrownBy(() -> read("Who\n1\n", "numbers: {Id: {opaque: '999', width: 3}}", "kind: POWER_ON"))
                .hasMessage("header lacks columns: mapping=m, missing=[At, Id], file=" + folder.resolve("f.csv"));
        assertThatThrownBy(() -> DelimitedFile.read(
                        folder.resolve("none"), MappingFile.shipped("vast2008-calls"), rejects, Progress.NONE))
                .isInstanceOf(ImportProblem.class)
                .hasMessageStartingWith("file cannot be read (NoSuchFileException): file=");
    }

    @Test
    void moreEventsThanCanBeSortedIsAClearError() throws Exception {
        EventList events = new EventList(Path.of("f"), 3);
        for (Event event : vast(CALLS).events().subList(0, 3)) {
            events.take(event, 2);
        }
        assertThatThrownBy(() -> events.take(vast(CALLS).events().get(3), 3))
                .isInstanceOf(EventList.Full.class)
                .hasMessage("too many events to sort in memory: limit=3, place=f:3");
    }

    @Test
    void aCalledServiceGivesNoEventOfItsOwnWhereTheRuleIsOptional() throws Exception {
        Imported imported = read(
                "Id,At\n07700900001,1\n150,2\n",
                "numbers: {Id: {phone: GB}}",
                "kind: SMS_SENT, optional: true, counterpart: {column: Id, as: service}");

        assertThat(imported.events())
                .singleElement()
                .satisfies(e -> assertThat(e.getCounterpart().getNumberClass()).isEqualTo(NumberClass.SERVICE));
        assertThat(TestFiles.rejected(rejects)).containsExactly("3: no subscriber in any of its events");
    }

    @Test
    void factsAndDeclaredKindsComeThroughMappingsToo() throws Exception {
        String id = "numbers: {Id: {opaque: '999', width: 3}}";
        Consent consent = (Consent) read(
                        "Id,At,Yes\n1,5,yes\n",
                        id,
                        "kind: CONSENT, granted: {column: Yes}, purpose: MARKETING, data-user: {value: acme}")
                .events()
                .get(0)
                .getFact();
        assertThat(consent.getGranted()).isTrue();
        assertThat(consent.getDataUser()).isEqualTo("acme");

        Account topUp = (Account) read("Id,At,Cents\n1,5,1000\n", id, "kind: TOP_UP, amount: Cents")
                .events()
                .get(0)
                .getFact();
        assertThat(topUp.getAmountMinor()).isEqualTo(1000);

        Event custom = read("Id,At,Shop\n1,5,north\n", id, "kind: 'custom:shop-visit', attributes: {shop: Shop}")
                .events()
                .get(0);
        assertThat(custom.getKind()).isEqualTo(EventKind.CUSTOM_MOMENT);
        assertThat(custom.getCustomKind()).isEqualTo("shop-visit");
        assertThat(custom.getAttributes()).containsEntry("shop", "north");
    }

    @Test
    void progressEndsAtTheEnd() throws Exception {
        Path file = Files.writeString(folder.resolve("p.csv"), CALLS);
        List<String> told = new ArrayList<>();

        DelimitedFile.read(
                file,
                MappingFile.shipped("vast2008-calls"),
                rejects,
                (lines, octets, of) -> told.add(lines + " " + octets + "/" + of));

        assertThat(told).containsExactly("3 " + Files.size(file) + "/" + Files.size(file));
    }

    private Imported vast(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("calls.csv"), text);
        return DelimitedFile.read(file, MappingFile.shipped("vast2008-calls"), rejects, Progress.NONE);
    }

    private Imported read(String text, String numbers, String event) throws Exception {
        Mapping mapping = MappingFile.parse(
                "m.yaml",
                "mapping: m\nsource: s\n" + numbers + "\ntimes: {At: {pattern: epoch-seconds}}\nevents: [{" + event
                        + ", subscriber: Id, happened: At}]\n");
        Path file = Files.writeString(folder.resolve("f.csv"), text);
        return DelimitedFile.read(file, mapping, rejects, Progress.NONE);
    }
}
