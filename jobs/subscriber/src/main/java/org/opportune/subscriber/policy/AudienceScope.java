package org.opportune.subscriber.policy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opportune.model.EventField;
import org.opportune.model.HandsetField;
import org.opportune.model.LocalField;
import org.opportune.model.ProfileField;
import org.opportune.model.Scope;
import org.opportune.schemas.event.Event;

/** What an audience condition sees: the whole profile, no event. */
record AudienceScope(Request request) implements Scope {
    @Override
    public @Nullable Event event() {
        return null;
    }

    @Override
    public @Nullable Object profile(ProfileField field) {
        if (field != ProfileField.ATTRIBUTES) {
            return request.subscriber().hot().get(field, request.nowMs());
        }
        Map<String, String> known = new HashMap<>();
        request.subscriber().cold().getAttributes().forEach((name, state) -> {
            if (state.getValue() != null) {
                known.put(name, state.getValue());
            }
        });
        return known;
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
        return numberClass.equals(request.tables().numbers().classOf(digits));
    }

    @Override
    public boolean inPlace(String id, String place) {
        return request.tables().places().contains(id, place);
    }

    @Override
    public @Nullable Object handset(HandsetField field) {
        return request.tables().handsets().get((String) profile(ProfileField.TAC), field);
    }

    @Override
    public @Nullable Object previousHandset(HandsetField field) {
        return null;
    }
}
