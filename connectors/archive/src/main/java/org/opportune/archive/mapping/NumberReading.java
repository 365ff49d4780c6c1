package org.opportune.archive.mapping;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.IdentityKind;
import org.opportune.schemas.event.NumberClass;

/**
 * A number as a rule understands it.
 *
 * @param digits as dialled
 * @param e164 digits as a number; null = not a number that a subscriber can have
 * @param valid false if the number is possible, but of no range known to be in use
 */
record NumberReading(
        String digits,
        NumberClass numberClass,
        IdentityKind identity,
        @Nullable Long e164,
        boolean valid) {}
