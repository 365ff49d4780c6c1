package org.opportune.archive;

/** Row to events, a pure function: for files and for live feeds alike. Thread-safe. */
public interface RowMapper {
    /** Never throws for what a row contains. */
    Mapped map(Row row);
}
