package org.opportune.language;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.language.YamlNode.Scalar;
import org.opportune.model.Condition;
import org.opportune.model.EventField;
import org.opportune.model.Hearing;
import org.opportune.schemas.event.EventKind;

/** What a step listens to as read, before its condition is checked. */
record HearingDraft(
        Position at,
        String name,
        Set<EventKind> kinds,
        Set<String> customKinds,
        @Nullable Scalar where) {

    Hearing hearing(@Nullable Condition condition, List<EventField> captures) {
        return new Hearing(name, kinds, customKinds, condition, captures);
    }
}
