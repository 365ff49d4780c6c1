package org.opportune.archive.mapping;

import java.util.List;

/** Records that come one by one, as on a topic, to events: none of them is a header. One thread. */
public final class RecordMapper {
    private final RecordCutter cutter;
    private final RowMapper mapper;

    private RecordMapper(RecordCutter cutter, RowMapper mapper) {
        this.cutter = cutter;
        this.mapper = mapper;
    }

    /**
     * The mapper of a topic's records.
     *
     * @throws ImportProblem if the mapping does not state the columns of delimited records
     */
    public static RecordMapper of(Mapping mapping) throws ImportProblem {
        List<String> columns = mapping.columnsRead();
        if (columns.isEmpty()) {
            throw new ImportProblem(
                    "a topic's records have no header, so the mapping needs key columns: mapping=" + mapping.name());
        }
        return new RecordMapper(RecordCutter.of(mapping.format(), columns), ColumnMapper.of(mapping, columns));
    }

    /**
     * What becomes of one record; never throws for what it contains.
     *
     * @param place the record's own at its source: stays the same when the same record is read again
     */
    public Mapped map(String place, byte[] octets) {
        try {
            return mapper.map(new Row(place, cutter.cut(octets)));
        } catch (Rejection e) {
            return new Mapped.Rejected(String.valueOf(e.getMessage()));
        }
    }
}
