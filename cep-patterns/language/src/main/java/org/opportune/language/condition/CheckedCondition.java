package org.opportune.language.condition;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Demand;
import org.opportune.model.EventField;
import org.opportune.model.Lookup;

/**
 * A condition that was parsed and checked, and can be compiled; or what is wrong with it.
 *
 * @param text normalised white space
 * @param vocabulary what it was checked against
 * @param captures what it reads of earlier steps
 * @param lookups what it reads beside events
 * @param demands what it demands of the event's fields
 * @param code null if there are findings
 * @param findings all of them, empty if it is right
 */
public record CheckedCondition(
        String text,
        Vocabulary vocabulary,
        Set<Capture> captures,
        Set<Lookup> lookups,
        List<Demand> demands,
        @Nullable JavaCode code,
        List<Finding> findings) {

    /** A field of the event that completed the earlier step with this index. */
    public record Capture(int step, EventField field) {}

    public CheckedCondition {
        captures = Set.copyOf(captures);
        lookups = Set.copyOf(lookups);
        demands = List.copyOf(demands);
        findings = List.copyOf(findings);
    }

    static CheckedCondition wrong(String text, Vocabulary vocabulary, List<Finding> findings) {
        return new CheckedCondition(text, vocabulary, Set.of(), Set.of(), List.of(), null, findings);
    }
}
