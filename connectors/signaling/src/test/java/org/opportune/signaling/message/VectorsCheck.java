package org.opportune.signaling.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opportune.signaling.bssap.Bssap;
import org.opportune.signaling.carrier.Unit;
import org.opportune.signaling.sccp.Sccp;

/**
 * Messages of another project whose licence keeps them out of this one: {@code X.vectors.tsv} (octets in the fourth column) beside
 * {@code X.oracle.tsv}. Not a part of verify: {@code -Dtest=VectorsCheck -Dsignaling.vectors=DIRECTORY}.
 */
class VectorsCheck {
    @ParameterizedTest
    @CsvSource({"pycrate_bssap, false, 1", "pycrate_nas_cs, true, 8"})
    void everyCellAgrees(String name, boolean bare, int accepted) throws IOException {
        Path folder = Path.of(Objects.requireNonNull(System.getProperty("signaling.vectors"), "-Dsignaling.vectors"));
        List<Rows.Row> rows = Files.readAllLines(folder.resolve(name + ".vectors.tsv")).stream()
                .skip(1)
                .map(line -> row(line.split("\t", -1)[3], bare))
                .toList();
        OracleTable table = new OracleTable(Files.newInputStream(folder.resolve(name + ".oracle.tsv")));
        table.compare(name, rows);
        // A vector has no time. Accepted: service centres shown as called, location and coding of progress indicators
        // (24.008,
        // 10.5.4.21) shown as those of a cause.
        assertThat(table.differences)
                .filteredOn(difference -> !difference.contains("\tt\t"))
                .hasSize(accepted)
                .allMatch(difference -> difference.matches(".*\t(called|cause_loc|cause_std)\t.*"));
    }

    /** A bare layer 3 message is given the head of a DTAP message (48.006, 9.3). */
    private static Rows.Row row(String hex, boolean bare) {
        byte[] octets = HexFormat.of().parseHex(bare ? String.format("0100%02x", hex.length() / 2) + hex : hex);
        Bssap bssap = new Bssap();
        bssap.read(octets, 0, octets.length);
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            boolean carried = column.compareTo(Column.CALLING_SSN) <= 0
                    || (bare && column.compareTo(Column.BSSAP_DISC) >= 0 && column.compareTo(Column.CC) <= 0);
            cells.put(column, carried ? "" : column.of(new Unit(), new Sccp(), bssap));
        }
        return new Rows.Row(
                cells, hex + (bssap.reason() == org.opportune.signaling.Reason.NONE ? "" : " " + bssap.reason()));
    }
}
