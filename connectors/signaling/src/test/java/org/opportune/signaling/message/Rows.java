package org.opportune.signaling.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.signaling.Counts;
import org.opportune.signaling.bssap.Bssap;
import org.opportune.signaling.capture.Capture;
import org.opportune.signaling.carrier.Carriers;
import org.opportune.signaling.carrier.Unit;
import org.opportune.signaling.sccp.Sccp;

/** What our readers make of a capture, row by row. */
final class Rows {
    /** One message: its cells and its SCCP octets. */
    record Row(Map<Column, String> cells, String octets) {}

    final Counts counts = new Counts();
    final List<Row> rows = new ArrayList<>();

    static Rows of(String capture) {
        return of(Rows.class.getResourceAsStream("/org/opportune/signaling/" + capture));
    }

    static Rows of(InputStream in) {
        Rows read = new Rows();
        try (Capture capture = new Capture(in)) {
            new Carriers(read.counts, new Messages(read.counts, read::add)).take(capture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private void add(Unit unit, Sccp sccp, @Nullable Bssap bssap) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            cells.put(column, column.of(unit, sccp, bssap));
        }
        int from = unit.offset();
        rows.add(new Row(cells, HexFormat.of().formatHex(unit.octets(), from, from + unit.length())));
    }
}
