package org.opportune.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All handsets in force, by type allocation code. Immutable, thread-safe. */
public final class Handsets {
    /** No handsets. */
    public static final Handsets NONE = new Handsets(List.of());

    private final Map<String, Map<HandsetField, Object>> valuesByTac = new HashMap<>();

    /** Of two that claim one code the first counts. */
    public Handsets(Collection<Handset> handsets) {
        for (Handset handset : handsets) {
            for (String tac : handset.tacs()) {
                valuesByTac.putIfAbsent(tac, handset.values());
            }
        }
    }

    /** What is known of the model with this code; null = the code is null or unknown, or the catalogue does not say. */
    public @Nullable Object get(@Nullable String tac, HandsetField field) {
        Map<HandsetField, Object> values = tac == null ? null : valuesByTac.get(tac);
        return values == null ? null : values.get(field);
    }
}
