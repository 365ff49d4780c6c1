package org.opportune.archive.mapping;

/** Row to events, a pure function: for files and for live feeds alike. Thread-safe. */
public interface RowMapper {
    /** Never throws for what a row contains. */
    Mapped map(Row row);
}
