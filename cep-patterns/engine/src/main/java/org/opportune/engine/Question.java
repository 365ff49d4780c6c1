package org.opportune.engine;

import org.jspecify.annotations.Nullable;
import org.opportune.model.EventField;
import org.opportune.model.HandsetField;
import org.opportune.model.Predicate.Truth;
import org.opportune.model.ProfileField;
import org.opportune.model.Scope;
import org.opportune.model.Tables;
import org.opportune.schemas.event.Device;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Location;
import org.opportune.schemas.event.LocationKind;

/** Asks conditions about one event, and is what they see. For one event on one thread. */
final class Question implements Scope {
    /** What an event says about a place. */
    enum Whereabouts {
        UNKNOWN,
        INSIDE,
        OUTSIDE
    }

    private final Tables tables;
    private final Event event;
    private final ProfileView profile;
    private final Findings findings;
    private @Nullable Rule asking;
    private @Nullable Run about;
    private @Nullable String formerTac;

    Question(Tables tables, Event event, ProfileView profile, Findings findings) {
        this.tables = tables;
        this.event = event;
        this.profile = profile;
        this.findings = findings;
    }

    /** True if the step's condition holds; {@code run} is null when the step would begin one. */
    boolean holds(Rule rule, StepRule step, @Nullable Run run) {
        if (step.where == null) {
            return true;
        }
        asking = rule;
        about = run;
        Truth truth = step.where.ask(this);
        if (truth == Truth.ABSENT) {
            findings.absentField(rule.scenario.id(), step.name);
        }
        return truth == Truth.TRUE;
    }

    /** Switched off is outside everything; a location that belongs to no such place is outside; none says nothing. */
    Whereabouts whereabouts(StepRule step) {
        if (event.getKind() == EventKind.POWER_OFF) {
            return Whereabouts.OUTSIDE;
        }
        Location location = event.getLocation();
        if (location == null) {
            return Whereabouts.UNKNOWN;
        }
        boolean exact = location.getKind() == LocationKind.CELL || location.getKind() == LocationKind.LOCATION_AREA;
        return exact && tables.places().contains(location.getId(), step.place)
                ? Whereabouts.INSIDE
                : Whereabouts.OUTSIDE;
    }

    /** The same about a change from the handset {@code former}. */
    boolean holds(Rule rule, StepRule step, @Nullable Run run, String former) {
        formerTac = former;
        boolean holds = holds(rule, step, run);
        formerTac = null;
        return holds;
    }

    /** The cell that the event shows; null = none. */
    @Nullable
    String cell() {
        Location location = event.getLocation();
        return location != null && location.getKind() == LocationKind.CELL ? location.getId() : null;
    }

    /** Type allocation code of the handset that the event shows; null = none. */
    @Nullable
    String tac() {
        Device device = event.getDevice();
        return device == null ? null : device.getTac();
    }

    /** The same of the handset before: what the profile says and, only if it says nothing, what the event says. */
    @Nullable
    String tacBefore() {
        Object known = profile.get(ProfileField.TAC);
        Device device = event.getDevice();
        return known != null || device == null ? (String) known : device.getPreviousTac();
    }

    /** Type allocation code of the former handset, if the event shows another one; null = it does not. */
    @Nullable
    String changedFrom() {
        String tac = tac();
        String before = tac == null ? null : tacBefore();
        return before == null || before.equals(tac) ? null : before;
    }

    @Override
    public Event event() {
        return event;
    }

    @Override
    public @Nullable Object profile(ProfileField field) {
        return profile.get(field);
    }

    @Override
    public @Nullable Object captured(int step, EventField field) {
        if (asking == null || about == null || about.captured == null) {
            return null;
        }
        int at = asking.capture(step, field);
        return at < 0 ? null : about.captured[at];
    }

    @Override
    public boolean inPlace(String id, String place) {
        return tables.places().contains(id, place);
    }

    @Override
    public @Nullable Object handset(HandsetField field) {
        String shown = tac();
        return tables.handsets().get(shown == null ? tacBefore() : shown, field);
    }

    @Override
    public @Nullable Object previousHandset(HandsetField field) {
        return tables.handsets().get(formerTac, field);
    }
}
