package org.opportune.engine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.model.Demand;
import org.opportune.model.EventField;
import org.opportune.model.Hearing;
import org.opportune.model.Predicate;
import org.opportune.schemas.EventKinds;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

/** What a step listens to, laid out for the hot path. Immutable. */
final class HearingRule {
    final String name;
    final @Nullable Predicate where;
    final List<Demand> demands;
    final List<EventField> captures;
    /** Its condition reads nothing that a run took: whoever asks it about one event gets the same answer. */
    final boolean alike;
    /** Where these captures begin among those of the scenario. */
    final int captureOffset;

    /** {@link Kinds} of events. */
    private final long kinds;

    private final Set<String> customKinds;

    HearingRule(Hearing hearing, int captureOffset, Set<EventKind> more, boolean alike) {
        this.name = hearing.name();
        this.where = hearing.where() == null ? null : hearing.where().code();
        this.demands = hearing.where() == null ? List.of() : hearing.where().demands();
        this.captures = hearing.captures();
        this.captureOffset = captureOffset;
        this.alike = alike;
        this.customKinds = hearing.customKinds();
        this.kinds = (Kinds.of(hearing.kinds()) | Kinds.of(more)) & ~Kinds.of(Set.of(EventKind.UNRECOGNISED));
    }

    long kinds() {
        return kinds;
    }

    boolean listensTo(EventKind kind) {
        return Kinds.has(kinds, kind);
    }

    boolean listensTo(Event event) {
        EventKind kind = event.getKind();
        if (!Kinds.has(kinds, kind)) {
            return false;
        }
        return !EventKinds.isCustom(kind) || customKinds.contains(String.valueOf(event.getCustomKind()));
    }

    Set<String> customKinds() {
        return customKinds;
    }
}
