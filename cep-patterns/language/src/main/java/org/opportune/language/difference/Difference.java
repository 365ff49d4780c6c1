package org.opportune.language.difference;

import org.jspecify.annotations.Nullable;

/**
 * One thing that two versions of a scenario say differently.
 *
 * @param where {@code step 2 'then SMS_SENT'} of the newer version, of a step that is gone of the older; null = of the whole
 * @param what the key, such as within
 * @param was in the older version, null = nothing
 * @param is in the newer version, null = nothing
 */
public record Difference(
        @Nullable String where,
        String what,
        @Nullable String was,
        @Nullable String is) {
    /** One line: {@code within 10m -> 15m of step 2 'then SMS_SENT'}. */
    @Override
    public String toString() {
        String of = where == null ? "" : " of " + where;
        if (was == null) {
            return what + " " + is + of + " added";
        }
        if (is == null) {
            return what + " " + was + of + " removed";
        }
        return what + " " + was + " -> " + is + of;
    }
}
