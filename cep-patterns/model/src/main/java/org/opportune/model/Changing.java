package org.opportune.model;

import org.jspecify.annotations.Nullable;

/**
 * What a CHANGE step waits for another of.
 *
 * @param capability CAPABILITY: a field of type BOOLEAN; null otherwise
 */
public record Changing(What what, @Nullable HandsetField capability) {
    /** The handset itself, by type allocation code. */
    public static final Changing HANDSET = new Changing(What.HANDSET, null);

    /** The price plan. */
    public static final Changing TARIFF = new Changing(What.TARIFF, null);

    /** What can be another than before. */
    public enum What {
        HANDSET,
        /** Something that the catalogue says of handsets; of one that it does not know it says nothing. */
        CAPABILITY,
        TARIFF
    }

    public Changing {
        if ((what == What.CAPABILITY) != (capability != null)
                || (capability != null && capability.type() != FieldType.BOOLEAN)) {
            throw new IllegalArgumentException("a capability is a yes or a no: what=" + what + " field=" + capability);
        }
    }

    /** Something that a handset can do or cannot. */
    public static Changing capability(HandsetField field) {
        return new Changing(What.CAPABILITY, field);
    }
}
