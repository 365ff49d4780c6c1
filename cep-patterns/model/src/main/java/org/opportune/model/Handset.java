package org.opportune.model;

import java.util.Map;
import java.util.Set;

/**
 * A model of handset.
 *
 * @param tacs its type allocation codes, eight digits each; at least one
 * @param values what is known of it, of the class that each field's type states; holds MAKER and MODEL
 * @param fictional true if nobody makes it, whatever its name
 */
public record Handset(Set<String> tacs, Map<HandsetField, Object> values, boolean fictional) {
    public Handset {
        tacs = Set.copyOf(tacs);
        values = Map.copyOf(values);
    }
}
