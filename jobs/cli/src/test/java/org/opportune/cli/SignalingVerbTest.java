package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opportune.cli.Typed.opportune;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On real captures (connectors/signaling), as somebody types it. */
class SignalingVerbTest {
    private static final Path CAPTURES =
            Path.of("../../connectors/signaling/src/test/resources/org/opportune/signaling");
    private static final String CALLS = CAPTURES.resolve("osmo-a-m3ua.pcap").toString();
    private static final String MORE =
            CAPTURES.resolve("osmo-e-clean-calls.pcap").toString();
    private static final String HLR = """
            imsi,msisdn
            001010000000001,491700000011
            001010000000002,491700000022
            001010000000003,491700000033
            001010000000004,491700000044
            """;

    @TempDir
    private Path folder;

    private Path hlr;

    @BeforeEach
    void extract() throws IOException {
        hlr = Files.writeString(folder.resolve("hlr.csv"), HLR);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void decodeShowsWhatSubscribersDidAndMasksThem() {
        Typed shown = opportune("signaling", "decode", CALLS);
        assertThat(shown.code()).isZero();
        assertThat(shown.out())
                .contains("location-update", "call-ended", "cause=21", "imei-seen", "frames=")
                .doesNotContain("491700000011")
                .doesNotContain("001010000000001")
                .doesNotContain("35480209000003");
    }

    @Test
    void decodePrintsObjectsAndCountsWhatTwoLegsShowTwice() throws IOException {
        Typed shown = opportune("signaling", "decode", "--json", CALLS);
        List<String> lines = shown.out().lines().toList();
        assertThat(json(lines.get(0)).get("kind").asText()).isEqualTo("imei-seen");
        JsonNode counts = json(lines.get(lines.size() - 1)).get("counts");
        assertThat(counts.get("messages").asInt()).isEqualTo(880);
        assertThat(counts.get("duplicates").asInt()).isEqualTo(440);
        assertThat(counts.get("behaviours").asInt()).isEqualTo(lines.size() - 1);
    }

    @Test
    void importSealsAnArchiveThatCanBeCheckedAndIsTheSameAgain() throws IOException {
        Path one = folder.resolve("one.archive");
        Typed made = seal(one, MORE, CALLS);
        assertThat(made.code()).as(made.err()).isZero();
        JsonNode counts = json(made.out()).get("counts");
        assertThat(counts.get("duplicates").asInt()).isEqualTo(838);
        assertThat(counts.get("became").get("unresolved-msisdn").asInt()).isEqualTo(1);
        int fates = 0;
        for (JsonNode fate : counts.get("became")) {
            fates += fate.asInt();
        }
        assertThat(fates).isEqualTo(counts.get("behaviours").asInt());
        assertThat(opportune("archive", "check", one.toString()).code()).isZero();
        Path again = folder.resolve("again.archive");
        seal(again, MORE, CALLS);
        assertThat(again.resolve("manifest.json")).hasSameTextualContentAs(one.resolve("manifest.json"));
    }

    private Typed seal(Path archive, String... captures) {
        String[] args = {"signaling", "import", "--json", "--hlr", hlr.toString(), "--out", archive.toString()};
        String[] all = Arrays.copyOf(args, args.length + captures.length);
        System.arraycopy(captures, 0, all, args.length, captures.length);
        return opportune(all);
    }

    @Test
    void withoutAnExtractThereIsNoEventAndNoArchive() {
        Path archive = folder.resolve("none.archive");
        Typed made = opportune("signaling", "import", "--out", archive.toString(), CALLS);
        assertThat(made.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(made.err()).contains("no event, so no archive");
        assertThat(archive).doesNotExist();
    }

    @Test
    void aSensitiveNumberStaysOutside() throws IOException {
        Path numbers = Files.writeString(
                folder.resolve("numbers.yaml"), "numbers:\n  - class: sensitive\n    numbers: [\"491799999999\"]\n");
        Typed made = opportune(
                "signaling",
                "import",
                "--json",
                "--hlr",
                hlr.toString(),
                "--numbers",
                numbers.toString(),
                "--out",
                folder.resolve("some.archive").toString(),
                CALLS);
        assertThat(json(made.out()).get("counts").get("became").get("sensitive").asInt())
                .isEqualTo(2);
    }

    @Test
    void wrongInputSaysWhatAndWhere() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.csv"), "001010000000001,491700000011\n00101x,49\n");
        Typed made = opportune(
                "signaling",
                "import",
                "--hlr",
                bad.toString(),
                "--out",
                folder.resolve("a").toString(),
                CALLS);
        assertThat(made.code()).isEqualTo(Opportune.USAGE);
        assertThat(made.err())
                .contains("bad.csv:2:1: IMSI must have 6 to 15 digits")
                .doesNotContain("00101x");
        assertThat(opportune("signaling", "decode", "missing.pcap").code()).isEqualTo(Opportune.USAGE);
        Typed noCapture = opportune("signaling", "decode", hlr.toString());
        assertThat(noCapture.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(noCapture.err()).contains("CAPTURE_FORMAT");
    }

    @Test
    void networksAreImportedFromAListAndReadAgain() throws IOException {
        Path list = Files.writeString(folder.resolve("list.json"), """
                [{"mcc": "001", "mnc": "01", "countryCode": null},
                 {"mcc": "310", "mnc": "260", "countryCode": "US"},
                 {"mcc": "310", "mnc": "120", "countryCode": "US"},
                 {"mcc": "310", "mnc": "59", "countryCode": "BM"},
                 {"mcc": null, "mnc": "1"}]
                """);
        Path table = folder.resolve("networks.csv");
        assertThat(opportune("signaling", "networks", list.toString(), "--out", table.toString())
                        .code())
                .isZero();
        assertThat(table).content().contains("310,US,3,59\n").contains("001,");
        Typed made = opportune(
                "signaling",
                "import",
                "--hlr",
                hlr.toString(),
                "--networks",
                table.toString(),
                "--out",
                folder.resolve("b.archive").toString(),
                CALLS);
        assertThat(made.code()).as(made.err()).isZero();
    }
}
