package org.opportune.archive.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.NumberClass;

/**
 * One event that a row gives.
 *
 * @param customKind declared name, for CUSTOM_*
 * @param subscriber column with the subscriber's number
 * @param optional true: no event, and no rejection, if that number is no subscriber's
 * @param known null = when it happened
 * @param counterpartClass null = what the column's number rule says
 * @param attributes fields of declared kinds
 */
record EventRule(
        EventKind kind,
        @Nullable String customKind,
        String subscriber,
        boolean optional,
        Moment happened,
        @Nullable Moment known,
        Map<Field, ValueSource> fields,
        @Nullable NumberClass counterpartClass,
        Map<String, ValueSource> attributes) {

    EventRule {
        fields = Map.copyOf(fields);
        attributes = Map.copyOf(attributes);
    }

    /**
     * A point in time of the row.
     *
     * @param column a time column
     * @param plusSeconds a column with whole seconds to add; null = none
     */
    record Moment(String column, @Nullable String plusSeconds) {}
}
