package org.opportune.archive.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opportune.archive.mapping.DelimitedFile;
import org.opportune.archive.mapping.Mapped;
import org.opportune.archive.mapping.MappingText;
import org.opportune.archive.mapping.Progress;
import org.opportune.schemas.event.Event;

/** What becomes of the files of a folder, whole, broken and read on. */
class DroppedFilesTest {
    private static final MappingText MAPPING = new MappingText("top-ups.yaml", """
            mapping: top-ups
            source: billing
            numbers: {msisdn: {phone: GB}}
            times: {at: {pattern: epoch-seconds}}
            events: [{kind: TOP_UP, subscriber: msisdn, happened: at, amount: pence}]
            """, Map.of());
    private static final String ROWS = """
            msisdn,at,pence
            +447400123456,1700000000,500

            nobody,1700000001,500
            +447400123457,1700000002,1000
            +447400123458,1700000003,x
            """;

    @TempDir
    Path folder;

    @Test
    void eachRowIsTakenWithItsLineAndTheIdThatTheImportGivesIt() throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), ROWS);

        assertThat(texts(read(file, 0)))
                .containsExactly(
                        "2 " + id(file, 0),
                        "4 msisdn: not a subscriber's number: length=6 nobody,1700000001,500",
                        "5 " + id(file, 1),
                        "6 pence: whole number of 1 to 18 digits: length=1 +447400123458,1700000003,x");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whereverItIsReadOnItGivesTheRest(boolean gzip) throws Exception {
        Path file = gzip
                ? Files.write(folder.resolve("a.csv.gz"), gzip(ROWS))
                : Files.writeString(folder.resolve("a.csv"), ROWS);
        List<RecordAndPosition<String>> all = read(file, 0);

        for (int i = 0; i < all.size(); i++) {
            assertThat(texts(read(file, all.get(i).getOffset())))
                    .isEqualTo(texts(all).subList(i + 1, all.size()));
        }
    }

    @Test
    void aFileThatCannotBeReadIsSaidToBeBrokenOnce() throws Exception {
        byte[] half = gzip(ROWS + "+447400123456,1700000000,500\n".repeat(20_000));
        Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(half, half.length / 2));
        Path foreign = Files.writeString(folder.resolve("foreign.csv"), "a,b\n1,2\n");
        Path gone = folder.resolve("gone.csv");

        assertThat(texts(read(cut, 0))).last().asString().endsWith("broken: file is not whole: EOFException");
        assertThat(texts(read(foreign, 0)))
                .containsExactly("0 broken: header lacks columns: mapping=top-ups, missing=[at, msisdn, pence]");
        assertThat(texts(read(gone, 7))).containsExactly("7 broken: file is gone before it was read to its end");
    }

    @ParameterizedTest
    @ValueSource(strings = {".a.csv", "_a.csv", "a.csv.tmp", "a.csv.part"})
    void aFileIsNotTakenBeforeItHasItsName(String name) {
        assertThat(DroppedFiles.isWhole(new org.apache.flink.core.fs.Path("/x/" + name)))
                .isFalse();
        assertThat(DroppedFiles.isWhole(new org.apache.flink.core.fs.Path("/x/a.csv")))
                .isTrue();
    }

    private String id(Path file, int index) throws Exception {
        List<Event> events = DelimitedFile.read(file, MAPPING.parse(), folder.resolve("rejects"), Progress.NONE)
                .events();
        return events.get(index).getId().toString();
    }

    private static List<String> texts(List<RecordAndPosition<String>> records) {
        return records.stream().map(RecordAndPosition::getRecord).toList();
    }

    /** @param line the last that was read before, 0 = none */
    private static List<RecordAndPosition<String>> read(Path file, long line) throws Exception {
        DroppedFileFormat<String> format = new DroppedFileFormat<>(MAPPING, new Spoken(), Types.STRING);
        var path = new org.apache.flink.core.fs.Path(file.toUri());
        FileSourceSplit split = new FileSourceSplit("x", path, 0, 1, 0, 1);
        List<RecordAndPosition<String>> all = new ArrayList<>();
        try (BulkFormat.Reader<String> reader = line == 0
                ? format.createReader(new Configuration(), split)
                : format.restoreReader(
                        new Configuration(), split.updateWithCheckpointedPosition(new CheckpointedPosition(line, 0)))) {
            for (var batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
                for (var next = batch.next(); next != null; next = batch.next()) {
                    all.add(next);
                }
            }
        }
        return all;
    }

    private static byte[] gzip(String text) throws Exception {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(octets)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return octets.toByteArray();
    }

    private static final class Spoken implements RowTaken<String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String row(String file, long line, byte[] octets, Mapped mapped) {
            return mapped instanceof Mapped.Events events
                    ? line + " " + events.events().get(0).getId()
                    : line + " " + ((Mapped.Rejected) mapped).reason() + " "
                            + new String(octets, StandardCharsets.UTF_8);
        }

        @Override
        public String broken(String file, long line, String rule) {
            return line + " broken: " + rule;
        }
    }
}
