package org.opportune.language;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.model.Condition;
import org.opportune.model.EventField;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.EventKind;

/** A step as read, before its condition is checked. Where a problem was found the value stands in. */
record StepDraft(
        Position at,
        String name,
        Verb verb,
        Set<EventKind> kinds,
        Set<String> customKinds,
        @Nullable Scalar where,
        int times,
        long windowMs,
        @Nullable String place,
        long gapMs,
        boolean pingPong,
        long withinMs,
        boolean strict) {

    Step step(@Nullable Condition condition, List<EventField> captures) {
        return new Step(
                name,
                verb,
                kinds,
                customKinds,
                condition,
                times,
                windowMs,
                place,
                gapMs,
                pingPong,
                withinMs,
                strict,
                captures);
    }

    /** How long it takes at least. */
    long leastMs() {
        return switch (verb) {
            case ABSENCE, DWELL, CHANGE -> windowMs;
            case ON, COUNT, RIDING -> 0;
        };
    }
}
