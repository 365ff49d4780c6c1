package org.opportune.pipeline.pattern;

import java.util.EnumSet;
import java.util.Set;
import org.apache.flink.api.common.functions.FilterFunction;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.event.EventKind;

/** Lets through what some pattern is to be shown, before it is sent anywhere. */
public final class PatternKinds implements FilterFunction<Envelope> {
    private static final long serialVersionUID = 1L;

    private final EnumSet<EventKind> kinds;

    /** @param kinds at least one */
    public PatternKinds(Set<EventKind> kinds) {
        this.kinds = EnumSet.copyOf(kinds);
    }

    @Override
    public boolean filter(Envelope event) {
        return kinds.contains(event.kind());
    }
}
