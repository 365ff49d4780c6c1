package org.opportune.engine;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.model.EventField;
import org.opportune.model.Predicate;
import org.opportune.model.Step;
import org.opportune.model.Step.Verb;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;

/** A step, laid out for the hot path. Immutable. */
final class StepRule {
    final String name;
    final Verb verb;
    final @Nullable Predicate where;
    final int times;
    final long windowMs;
    /** DWELL only; empty otherwise. */
    final String place;

    final long gapMs;
    final boolean pingPong;
    final long withinMs;
    final boolean strict;
    final List<EventField> captures;
    /** Where this step's captures begin among those of the scenario. */
    final int captureOffset;

    private final Set<EventKind> kinds = EnumSet.noneOf(EventKind.class);
    private final Set<String> customKinds;

    StepRule(Step step, int captureOffset, long windowMs) {
        this.name = step.name();
        this.verb = step.verb();
        this.where = step.where() == null ? null : step.where().code();
        this.times = step.times();
        this.windowMs = windowMs;
        this.place = step.place() == null ? "" : step.place();
        this.gapMs = step.gapMs();
        this.pingPong = step.pingPong();
        this.withinMs = step.withinMs();
        this.strict = step.strict();
        this.captures = step.captures();
        this.captureOffset = captureOffset;
        this.customKinds = step.customKinds();
        kinds.addAll(step.kinds());
        if (verb == Verb.DWELL) {
            kinds.add(EventKind.POWER_OFF);
        }
        kinds.remove(EventKind.UNRECOGNISED);
    }

    boolean listensTo(EventKind kind) {
        return kinds.contains(kind);
    }

    boolean listensTo(Event event) {
        EventKind kind = event.getKind();
        if (!kinds.contains(kind)) {
            return false;
        }
        return !isCustom(kind) || customKinds.contains(String.valueOf(event.getCustomKind()));
    }

    /** True if a second run that waits for this step as its first could only see what the first sees. */
    boolean alone() {
        return verb == Verb.RIDING || verb == Verb.CHANGE;
    }

    Set<String> customKinds() {
        return customKinds;
    }

    static boolean isCustom(EventKind kind) {
        return kind == EventKind.CUSTOM_MOMENT || kind == EventKind.CUSTOM_FACT;
    }
}
