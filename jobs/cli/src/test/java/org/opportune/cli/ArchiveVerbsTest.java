package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveVerbsTest {
    @TempDir
    private Path folder;

    private Path calls;

    @BeforeEach
    void files() throws IOException {
        calls = Files.writeString(folder.resolve("calls.csv"), """
                From,To,Datetime,Duration(seconds),Cell Tower
                17,5,20060601 0100,3600,7
                18,17,20060602 0110,-1,8
                19,5,20060631 0110,60,8
                """);
        Files.writeString(folder.resolve("facts.csv"), "subscriber,fact,value\n17,language,en\n");
    }

    @Test
    void anImportIsSealedAndItsCountsAddUp() {
        Typed typed = imported();
        assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(typed.out().lines())
                .containsExactly(
                        calls + ": 4 lines = 1 header + 0 blank + 2 mapped + 1 rejected; 1 doubtful, 8 events",
                        folder.resolve("facts.csv")
                                + ": 2 lines = 1 header + 0 blank + 1 mapped + 0 rejected; 0 doubtful, 1 event",
                        "sealed 9 events of 2 days in " + archive());
        assertThat(typed.err()).isEqualTo("1 rejected line, each with its reason: " + archive() + ".rejects.tsv\n");
        assertThat(folder.resolve("a.rejects.tsv"))
                .content()
                .isEqualTo("file\tline\treason\n" + calls + "\t4\tDatetime: no such date or time of day: length=13\n");
    }

    @Test
    void whatIsThereStays() throws IOException {
        Files.writeString(folder.resolve("a"), "precious");
        Typed typed = imported();
        assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(typed.err()).isEqualTo("exists already: --out=" + archive() + "\n");
        assertThat(folder.resolve("a")).hasContent("precious");
    }

    @Test
    void anArchiveIsShownAndChecked() throws IOException {
        imported();
        Typed shown = Typed.opportune("archive", "ls", archive());
        assertThat(shown.code()).isZero();
        assertThat(shown.out().lines())
                .startsWith(
                        "2006-06-01  5 events: CALL_STARTED 2, CALL_ENDED 2, ATTRIBUTE 1",
                        "2006-06-02  4 events: CALL_STARTED 2, CALL_ENDED 2")
                .last()
                .asString()
                .startsWith("9 events of 2 days from 2006-06-01T01:00:00Z to 2006-06-02T01:10:00Z, ")
                .endsWith("made by: import vast2008-calls");
        assertThat(Typed.opportune("archive", "ls", archive(), "--json").out())
                .startsWith("{\"made-by\":\"import vast2008-calls\",\"events\":9,")
                .doesNotContain("99900");

        assertThat(Typed.opportune("archive", "check", archive()))
                .isEqualTo(new Typed(0, "9 events of 9 read, 0 findings\n", ""));
        List<Path> buckets;
        try (var all = Files.walk(folder.resolve("a"))) {
            buckets = all.filter(file -> file.toString().endsWith(".bucket"))
                    .sorted()
                    .toList();
        }
        Files.write(buckets.get(0), new byte[] {1, 2, 3});
        Typed damaged = Typed.opportune("archive", "check", archive());
        assertThat(damaged.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(damaged.out()).startsWith(buckets.get(0) + ": offset 3: file is truncated: octets=3, ");
        assertThat(Typed.opportune("archive", "check", archive(), "--json").out())
                .contains("\"offset\":3,\"rule\":\"file is truncated");
    }

    @Test
    void whatIsNoArchiveIsOneLine() {
        for (String verb : List.of("ls", "check")) {
            Typed typed = Typed.opportune("archive", verb, folder.toString());
            assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
            assertThat(typed.err().lines())
                    .containsExactly(
                            folder.resolve("manifest.json") + ": offset 0: not an archive: it has no manifest.json");
        }
    }

    @Test
    void sealingNamesWhatItLeavesOut() throws IOException {
        Path raw = Files.createDirectories(folder.resolve("raw"));
        Files.writeString(raw.resolve(".part-0.inprogress.1"), "half");
        Typed sealed = Typed.opportune("archive", "seal", "--raw", raw.toString(), "--out", archive());
        assertThat(sealed.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(sealed.out()).isEqualTo("sealed 0 events and 0 decisions of 0 segments in " + archive() + "\n");
        assertThat(sealed.err()).isEqualTo("in progress, left alone: .part-0.inprogress.1\n");

        Files.writeString(raw.resolve("part-1"), "no segment at all");
        Typed stopped = Typed.opportune("archive", "seal", "--raw", raw.toString(), "--out", archive() + "2");
        assertThat(stopped.err()).isEqualTo("part-1: offset 0: not a raw segment: magic does not match\n");
        Typed skipped = Typed.opportune(
                "archive", "seal", "--raw", raw.toString(), "--out", archive() + "2", "--skip-damaged", "--json");
        assertThat(skipped.out()).contains("\"gaps\":[\"damaged, left out: part-1: offset 0: ");
    }

    @Test
    void wrongUsageIsCodeTwo() {
        assertThat(Typed.opportune("archive").code()).isEqualTo(Opportune.USAGE);
        assertThat(Typed.opportune("archive", "seal", "--raw", archive(), "--out", "x")
                        .code())
                .isEqualTo(Opportune.USAGE);
        assertThat(Typed.opportune("archive", "seal", "--raw", ".", "--out", "x", "--day", "May")
                        .err())
                .startsWith("not a day such as 2026-03-01: --day=May");
        assertThat(Typed.opportune("import", "--mapping", "vast2008-calls", "--out", "x", "none.csv")
                        .err())
                .startsWith("does not exist: FILE=none.csv");
    }

    @Test
    void aMappingThatCannotBeReadIsNamed() {
        Typed typed = Typed.opportune("import", "--mapping", "nobody", "--out", archive(), calls.toString());
        assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(typed.err()).isEqualTo("no mapping of this name ships with Opportune: mapping=nobody\n");
    }

    private Typed imported() {
        return Typed.opportune(
                "import",
                "--mapping",
                "vast2008-calls",
                "--facts",
                folder.resolve("facts.csv").toString(),
                "--out",
                archive(),
                calls.toString());
    }

    private String archive() {
        return folder.resolve("a").toString();
    }
}
