package org.opportune.signaling.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real traffic, read by us and by a program that nobody here wrote. Both read the same octets; cell by cell they must agree. */
class OracleTest {
    private static final String FOLDER = "/org/opportune/signaling/";

    /** A carrier without point codes or with other frames says these differently. */
    private static final Set<Column> OF_THE_CARRIER =
            Set.of(Column.FRAME, Column.T, Column.OPC, Column.DPC, Column.SLS);

    private static InputStream open(String name) {
        return OracleTest.class.getResourceAsStream(FOLDER + name);
    }

    private static OracleTable compared(String capture) {
        Rows ours = Rows.of(capture + ".pcap");
        OracleTable table = new OracleTable(open(capture + ".oracle.tsv"));
        assertThat(ours.rows).hasSize(table.size());
        assertThat(ours.counts.malformed()).isEmpty();
        assertThat(ours.counts.balanced()).isTrue();
        return table.compare(capture, ours.rows);
    }

    /** capture, frame, column, theirs, ours, octets, why; of one capture, without the why. */
    private static List<String> accepted(String capture) throws IOException {
        try (InputStream in = open("accepted-differences.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(capture + "\t"))
                    .map(line -> line.substring(0, line.lastIndexOf('\t')))
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "osmo-a-m3ua, 10278",
        "osmo-a-m3ua_bscleg, 5139",
        "osmo-c-two-bsc, 3142",
        "osmo-c-two-bsc_bscleg, 1571",
        "osmo-e-clean-calls, 9314",
        "osmo-e-clean-calls_bscleg, 4657",
        "osmo-f-handover, 2354",
        "osmo-f-handover_bscleg, 1177"
    })
    void everyCellAgrees(String capture, int cells) throws IOException {
        OracleTable table = compared(capture);
        assertThat(table.compared).isEqualTo(cells);
        // A listed difference that no longer occurs fails as one that is not listed does.
        assertThat(table.differences).isEqualTo(accepted(capture));
        assertThat(table.differences.size() * 50).isLessThanOrEqualTo(cells);
    }

    @Test
    void everyAcceptedDifferenceSaysWhy() throws IOException {
        try (InputStream in = open("accepted-differences.tsv")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .skip(1))
                    .allSatisfy(
                            line -> assertThat(line.split("\t", -1)).hasSize(7).doesNotContain(""));
        }
    }

    @ParameterizedTest
    @CsvSource({"osmo-a-m3ua", "osmo-c-two-bsc", "osmo-e-clean-calls", "osmo-f-handover"})
    void otherCarriersSayTheSame(String capture) {
        List<String> bare = withoutCarrier(Rows.of(capture + "_bscleg.pcap"));
        assertThat(withoutCarrier(Rows.of(capture + "_derived_mtp3.pcap"))).isEqualTo(bare);
        assertThat(withoutCarrier(Rows.of(capture + "_derived_sccplite_ipa.pcap")))
                .isEqualTo(bare);
    }

    /** The label of MTP3 is the same label. */
    @ParameterizedTest
    @CsvSource({"osmo-a-m3ua", "osmo-c-two-bsc", "osmo-e-clean-calls", "osmo-f-handover"})
    void mtp3HasTheSameLabels(String capture) {
        assertThat(labels(Rows.of(capture + "_derived_mtp3.pcap")))
                .isEqualTo(labels(Rows.of(capture + "_bscleg.pcap")));
    }

    private static List<String> labels(Rows rows) {
        return rows.rows.stream()
                .map(row -> row.cells().get(Column.OPC) + ">" + row.cells().get(Column.DPC))
                .toList();
    }

    private static List<String> withoutCarrier(Rows rows) {
        List<String> texts = new ArrayList<>();
        for (Rows.Row row : rows.rows) {
            Map<Column, String> cells = new TreeMap<>(row.cells());
            cells.keySet().removeAll(OF_THE_CARRIER);
            texts.add(cells + row.octets());
        }
        return texts;
    }
}
