package org.opportune.signaling.event;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.NumberClass;

/** What the operator's own tables say of a number as it was dialled (design 3.1). */
public interface NumberTable {
    /**
     * The class, by the raw digits.
     *
     * @param digits as dialled, with * and #, and a plus in front if the type of number is international
     */
    NumberClass classOf(String digits);

    /**
     * E.164 digits if it is a real number, else null.
     *
     * @param digits as in {@link #classOf}
     */
    @Nullable
    Long e164(String digits);
}
