package org.opportune.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.archive.mapping.Counts;
import org.opportune.archive.mapping.ImportProblem;
import org.opportune.archive.mapping.Mapping;
import org.opportune.archive.mapping.MappingFile;
import org.opportune.archive.mapping.Progress;
import org.opportune.archive.sealed.Envelopes;
import org.opportune.archive.sealed.Excerpt;
import org.opportune.archive.sealed.Manifest;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

class ImportTest {
    private static final String HEADER = "From,To,Datetime,Duration(seconds),Cell Tower\n";

    @TempDir
    private Path folder;

    private Path calls;
    private Mapping mapping;

    @BeforeEach
    void theFileThatShips() throws Exception {
        calls = folder.resolve("calls.csv");
        try (InputStream in = ImportTest.class.getResourceAsStream("calls-with-defects.csv")) {
            Files.copy(in, calls);
        }
        mapping = MappingFile.shipped("vast2008-calls");
    }

    @Test
    void everyLineIsInTheArchiveOrAmongTheRejects() throws Exception {
        Import.Result result = run("a", null, calls);

        assertThat(result.total()).isEqualTo(new Counts(17, 1, 1, 7, 8, 28, 1));
        assertThat(result.total().unaccounted()).isZero();
        assertThat(result.manifest().records()).isEqualTo(28);
        assertThat(result.manifest().madeBy()).isEqualTo("import vast2008-calls");
        assertThat(result.manifest().feeds()).containsExactly("import:vast2008");
        // A call that begins at 23:50 and lasts 20 minutes ends on the next day.
        assertThat(result.manifest().days())
                .extracting(Manifest.Day::name)
                .containsExactly("2006-06-01", "2006-06-02", "2006-06-04", "2006-06-30", "2006-07-01");
        String file = calls.toString();
        assertThat(Files.readAllLines(rejects()))
                .containsExactly(
                        "file\tline\treason",
                        file + "\t9\tDatetime: no such date or time of day: length=13",
                        file + "\t10\tDatetime: no such date or time of day: length=13",
                        file + "\t11\tTo: at most 7 digits: length=3",
                        file + "\t12\t5 fields expected: fields=4",
                        file + "\t13\tDatetime: not a time of the stated form: length=16",
                        file + "\t14\tline: quotes do not fit: a quoted field ends on its line, before a delimiter",
                        file + "\t15\tDuration(seconds): whole number of 1 to 18 digits: length=5",
                        file + "\t16\tline: not UTF-8 text");
    }

    @Test
    void theSameFilesGiveTheSameOctetsWhateverTheirOrder() throws Exception {
        Path more = Files.writeString(folder.resolve("more.csv"), HEADER + "1,2,20060605 0900,5,1\n");
        run("a", null, calls, more);
        run("b", null, more, calls);
        assertThat(Envelopes.files(folder.resolve("a"))).isEqualTo(Envelopes.files(folder.resolve("b")));
    }

    @Test
    void factsWithoutATimeCountFromTheFirstEventOn() throws Exception {
        Path facts = Files.writeString(folder.resolve("facts.csv"), """
                subscriber,fact,value,at
                3,consent:marketing:sms,granted,
                17,language,en,2006-06-02T00:00:00Z
                5,shoe-size,43,
                """);
        Import.Result result = run("a", facts, calls);

        assertThat(result.facts().counts()).isEqualTo(new Counts(4, 1, 0, 2, 1, 2, 0));
        List<Envelope> all = Envelopes.read(folder.resolve("a"), Excerpt.ALL);
        assertThat(all).hasSize(30);
        assertThat(all.get(0).kind()).isEqualTo(EventKind.CONSENT);
        assertThat(all.get(0).orderMs()).isEqualTo(all.get(1).orderMs());
        assertThat(all.get(1).kind()).isEqualTo(EventKind.CALL_STARTED);
        assertThat(all.stream().filter(e -> e.kind() == EventKind.ATTRIBUTE))
                .singleElement()
                .satisfies(e -> assertThat(Instant.ofEpochMilli(e.orderMs())).isEqualTo("2006-06-02T00:00:00Z"));
        assertThat(Wire.of(Event.class).decode(all.get(1).avro()).getMsisdn())
                .isEqualTo(all.get(1).msisdn());
        assertThat(result.manifest().inputs())
                .extracting(Manifest.Input::name)
                .containsExactly("calls.csv", "facts.csv");
        assertThat(Files.readAllLines(rejects())).last().asString().startsWith(facts + "\t4\tfact: ");
    }

    @Test
    void whatGivesNoArchiveLeavesNone() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.csv"), HEADER);
        Path foreign = Files.writeString(folder.resolve("foreign.csv"), "A;B\n1;2\n");
        Path twin = Files.copy(calls, folder.resolve("twin.csv"));

        assertThatThrownBy(() -> run("a", null, empty))
                .isInstanceOf(ImportProblem.class)
                .hasMessage("no row of any file gives an event: files=[" + empty + "], reasons in the rejects");
        assertThatThrownBy(() -> run("a", null, calls, foreign))
                .hasMessageStartingWith("header is not the one of the mapping: ")
                .hasMessageEndingWith("file=" + foreign);
        assertThatThrownBy(() -> run("a", null, calls, twin))
                .hasMessage(
                        "two files have the same content, and so the same events: file=" + calls + ", file=" + twin);
        assertThatThrownBy(() -> run("a", null, folder.resolve("none.csv")))
                .hasMessage("file cannot be read (NoSuchFileException): file=" + folder.resolve("none.csv"));
        try (var left = Files.list(folder)) {
            assertThat(left.filter(Files::isDirectory)).isEmpty();
        }
        Files.createDirectory(folder.resolve("a"));
        assertThatThrownBy(() -> run("a", null, calls)).isInstanceOf(FileAlreadyExistsException.class);
    }

    private Path rejects() {
        return folder.resolve("rejects.tsv");
    }

    private Import.Result run(String name, Path facts, Path... files) throws Exception {
        return Import.run(mapping, Arrays.asList(files), facts, folder.resolve(name), rejects(), Progress.NONE);
    }
}
