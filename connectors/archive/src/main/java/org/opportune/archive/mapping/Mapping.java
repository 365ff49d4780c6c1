package org.opportune.archive.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A checked mapping file: what the columns of a feed mean. Immutable.
 *
 * @param name the mapping's id
 * @param source the events' source; part of every event id
 * @param id column of the feed's own record id, of which event ids are made; null = they are made of the record's place
 * @param columns the header that the file must have, or the names of the columns of a file without one; empty = any
 * @param numbers one rule per number column
 * @param times one rule per time column
 * @param negativeUnknown columns of seconds in which a negative value says "not known"; elsewhere it rejects the row
 * @param events what a row gives, in this order
 */
public record Mapping(
        String name,
        String source,
        Format format,
        @Nullable String id,
        List<String> columns,
        Map<String, NumberRule> numbers,
        Map<String, TimeRule> times,
        Set<String> negativeUnknown,
        List<EventRule> events) {

    public Mapping {
        columns = List.copyOf(columns);
        numbers = Map.copyOf(numbers);
        times = Map.copyOf(times);
        negativeUnknown = Set.copyOf(negativeUnknown);
        events = List.copyOf(events);
    }

    /** The number rule of the first event's subscriber: how a facts file for the same people writes them. */
    public NumberRule subscriberRule() {
        NumberRule rule = numbers.get(events.get(0).subscriber());
        if (rule == null) {
            throw new IllegalStateException(
                    "a checked mapping has a rule for every subscriber column: mapping=" + name);
        }
        return rule;
    }

    /** Of records without a header, the columns in the order of their values: those stated, else those it speaks of. */
    public List<String> columnsRead() {
        return columns.isEmpty() && format.named() ? List.copyOf(new TreeSet<>(ColumnMapper.usedBy(this))) : columns;
    }
}
