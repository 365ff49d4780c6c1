package org.opportune.model;

/** What a condition can compute with. */
public enum FieldType {
    /** {@link String}. */
    TEXT,
    /** {@link Long}. */
    INTEGER,
    /** {@link Double}. */
    REAL,
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@code Set<String>}. */
    TEXTS,
    /** {@code Map<String, String>}. */
    TEXT_MAP
}
