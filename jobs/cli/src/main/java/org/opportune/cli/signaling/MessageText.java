package org.opportune.cli.signaling;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.Masked;
import org.opportune.signaling.Counts;
import org.opportune.signaling.bssap.Bssap;
import org.opportune.signaling.carrier.Unit;
import org.opportune.signaling.message.Column;
import org.opportune.signaling.sccp.Sccp;

/** A message for people, identities and numbers masked. */
public final class MessageText {
    /** What begins every line, so that it is not named. */
    private static final Set<Column> HEAD = EnumSet.of(Column.T, Column.FRAME, Column.OPC, Column.DPC);

    private MessageText() {}

    /** One line: time, frame, point codes, and what else the message holds. */
    public static String line(Unit unit, Sccp sccp, @Nullable Bssap bssap) {
        Map<Column, String> cells = cells(unit, sccp, bssap);
        String more = cells.entrySet().stream()
                .filter(cell -> !HEAD.contains(cell.getKey()))
                .map(cell -> cell.getKey().title() + "=" + cell.getValue())
                .collect(Collectors.joining(" "));
        String way = cells.getOrDefault(Column.OPC, "-") + ">" + cells.getOrDefault(Column.DPC, "-");
        return String.format("%s %6s %9s  %s", cells.get(Column.T), cells.get(Column.FRAME), way, more);
    }

    /** Names and values in the order of the columns; those that the message does not have are missing. */
    public static Map<String, String> json(Unit unit, Sccp sccp, @Nullable Bssap bssap) {
        Map<String, String> json = new LinkedHashMap<>();
        cells(unit, sccp, bssap).forEach((column, cell) -> json.put(column.title(), cell));
        return json;
    }

    /** Everything counted: {@code frames + further} is the sum of the rest. */
    public static Map<String, Object> counts(Counts counts) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("frames", counts.frames());
        all.put("further", counts.further());
        all.put("messages", counts.messages());
        all.put("retransmissions", counts.duplicates());
        all.put("pieces", counts.pieces());
        all.put("otherProtocols", counts.others());
        Map<String, Object> malformed = new TreeMap<>();
        counts.malformed().forEach((reason, count) -> {
            Counts.Place first = Objects.requireNonNull(counts.first().get(reason));
            malformed.put(
                    reason.name(),
                    new TreeMap<>(Map.of("count", count, "frame", first.frame(), "offset", first.offset())));
        });
        all.put("malformed", malformed);
        return all;
    }

    private static Map<Column, String> cells(Unit unit, Sccp sccp, @Nullable Bssap bssap) {
        Map<Column, String> cells = new LinkedHashMap<>();
        for (Column column : Column.values()) {
            String cell = column.of(unit, sccp, bssap);
            if (!cell.isEmpty()) {
                cells.put(column, column.secret() ? Masked.digits(cell) : cell);
            }
        }
        return cells;
    }
}
