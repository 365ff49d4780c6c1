package org.opportune.flinkcep;

import org.apache.flink.cep.pattern.conditions.IterativeCondition.Context;
import org.jspecify.annotations.Nullable;
import org.opportune.model.EventField;
import org.opportune.model.HandsetField;
import org.opportune.model.LocalField;
import org.opportune.model.ProfileField;
import org.opportune.model.Scenario;
import org.opportune.model.Scope;
import org.opportune.schemas.event.Event;

/** What a condition sees inside a pattern: the event and those that the run has taken. One thread. */
record Seen(Scenario scenario, Event event, Context<Occurrence> run) implements Scope {
    /** Slots are steps here, for what has parts is refused. */
    @Override
    public @Nullable Object captured(int slot, EventField field) {
        Occurrence last = null;
        try {
            for (Occurrence one :
                    run.getEventsForPattern(scenario.steps().get(slot).name())) {
                last = one;
            }
        } catch (Exception e) {
            throw new IllegalStateException("a run's events must be readable: scenario=" + scenario.id(), e);
        }
        return last == null ? null : field.read(last.event());
    }

    @Override
    public @Nullable Object profile(ProfileField field) {
        throw refused();
    }

    @Override
    public @Nullable Object local(LocalField field) {
        throw refused();
    }

    @Override
    public boolean inClass(String digits, String numberClass) {
        return false;
    }

    @Override
    public boolean inPlace(String id, String place) {
        throw refused();
    }

    @Override
    public @Nullable Object handset(HandsetField field) {
        throw refused();
    }

    @Override
    public @Nullable Object previousHandset(HandsetField field) {
        throw refused();
    }

    private static IllegalStateException refused() {
        return new IllegalStateException("a scenario that looks something up is refused");
    }
}
