package org.opportune.signaling.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What tshark 4.0.17 made of a capture, as recorded, and how our rows differ from it. */
final class OracleTable {
    /** Numbering of the other program, ends of the transport, a cipher that is not kept, texts that are not read. */
    private static final Set<String> NOT_COMPARED =
            Set.of("frame", "idx", "src", "dst", "rctx", "chosen_enc", "sms_text", "ussd");

    /** What we read and the recording did not ask for, or asked for under another name. */
    private static final Set<Column> OURS_ALONE =
            Set.of(Column.FRAME, Column.CONNECTED, Column.TMSI, Column.CENTRE, Column.SS_CODE, Column.SS_ERROR);

    private final List<Map<String, String>> rows = new ArrayList<>();
    final List<String> differences = new ArrayList<>();
    int compared;

    OracleTable(InputStream in) {
        String text;
        try (in) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> lines = text.lines().toList();
        String[] titles = lines.get(0).split("\t", -1);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < titles.length; i++) {
                row.put(titles[i], cells[i]);
            }
            rows.add(row);
        }
    }

    int size() {
        return rows.size();
    }

    /** Compares every cell that either has; a column that we do not have at all is a difference. */
    OracleTable compare(String capture, List<Rows.Row> ours) {
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> theirs = rows.get(i);
            Rows.Row row = ours.get(i);
            theirs.forEach((title, cell) -> compare(capture, theirs, title, cell, row));
        }
        return this;
    }

    private void compare(String capture, Map<String, String> theirs, String title, String cell, Rows.Row row) {
        if (NOT_COMPARED.contains(title)) {
            return;
        }
        String our = cell(row, title);
        if (!cell.isEmpty()) {
            compared++;
        } else if (our.isEmpty() || OURS_ALONE.contains(Column.valueOf(title.toUpperCase(Locale.ROOT)))) {
            return;
        }
        if (!cell.equals(our)) {
            differences.add(String.join(
                    "\t", capture, theirs.get("frame"), title, cell, our.isEmpty() ? "-" : our, row.octets()));
        }
    }

    private static String cell(Rows.Row row, String title) {
        try {
            return row.cells().get(Column.valueOf(title.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
