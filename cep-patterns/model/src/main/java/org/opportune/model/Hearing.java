package org.opportune.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.EventKind;

/**
 * One kind of event that a step listens to, or several that share a condition.
 *
 * @param name the step's; of a part of ALL the part's own, unique within the scenario
 * @param kinds kinds of events
 * @param customKinds declared kinds, when {@code kinds} holds CUSTOM_MOMENT or CUSTOM_FACT
 * @param where null = every such event
 * @param captures of a part of ALL: fields of its event that later conditions read; otherwise empty
 */
public record Hearing(
        String name,
        Set<EventKind> kinds,
        Set<String> customKinds,
        @Nullable Condition where,
        List<EventField> captures) {
    public Hearing {
        kinds = Set.copyOf(kinds);
        customKinds = Set.copyOf(customKinds);
        captures = List.copyOf(captures);
    }
}
