package org.opportune.archive.mapping;

/** Where a field's value comes from. */
sealed interface ValueSource {
    /**
     * A column of the row.
     *
     * @param prefix put in front of a value that is not empty
     */
    record Column(String name, String prefix) implements ValueSource {}

    /** The same for every row, already checked: String, Long, Boolean or the field's enum constant. */
    record Constant(Object value) implements ValueSource {}
}
