package org.opportune.benchmarks.micro;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opportune.model.EventField;
import org.opportune.model.HandsetField;
import org.opportune.model.LocalField;
import org.opportune.model.ProfileField;
import org.opportune.model.Scope;
import org.opportune.schemas.event.Event;

/** An event and the tags of its subscriber, and nothing else. */
record Seen(Event event, Set<String> tags) implements Scope {
    @Override
    public @Nullable Object profile(ProfileField field) {
        return field == ProfileField.TAGS ? tags : null;
    }

    @Override
    public @Nullable Object captured(int step, EventField field) {
        return null;
    }

    @Override
    public @Nullable Object local(LocalField field) {
        return null;
    }

    @Override
    public boolean inClass(String digits, String numberClass) {
        return false;
    }

    @Override
    public boolean inPlace(String id, String place) {
        return false;
    }

    @Override
    public @Nullable Object handset(HandsetField field) {
        return null;
    }

    @Override
    public @Nullable Object previousHandset(HandsetField field) {
        return null;
    }
}
