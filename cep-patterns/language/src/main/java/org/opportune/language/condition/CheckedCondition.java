package org.opportune.language.condition;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Demand;
import org.opportune.model.EventField;
import org.opportune.model.Lookup;
import org.opportune.schemas.fact.DataCategory;

/**
 * A condition that was parsed and checked, and can be compiled; or what is wrong with it.
 *
 * @param text normalised white space
 * @param vocabulary what it was checked against
 * @param captures what it reads of earlier steps
 * @param lookups what it reads beside events
 * @param demands what it demands of the event's fields
 * @param reads the data it reads of somebody, in the order of the text
 * @param code null if there are findings
 * @param findings all of them, empty if it is right
 */
public record CheckedCondition(
        String text,
        Vocabulary vocabulary,
        Set<Capture> captures,
        Set<Lookup> lookups,
        List<Demand> demands,
        List<DataRead> reads,
        @Nullable JavaCode code,
        List<Finding> findings) {

    /** A field of the event that completed the earlier step with this index. */
    public record Capture(int step, EventField field) {}

    /**
     * Something that is read of somebody.
     *
     * @param offset index of the code point in the condition's text, 0-based
     * @param name as it is written, such as event.cell
     */
    public record DataRead(int offset, String name, DataCategory category) {}

    public CheckedCondition {
        captures = Set.copyOf(captures);
        lookups = Set.copyOf(lookups);
        demands = List.copyOf(demands);
        reads = List.copyOf(reads);
        findings = List.copyOf(findings);
    }

    static CheckedCondition wrong(String text, Vocabulary vocabulary, List<Finding> findings) {
        return new CheckedCondition(text, vocabulary, Set.of(), Set.of(), List.of(), List.of(), null, findings);
    }
}
