package org.opportune.subscriber.policy;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.decision.RefusalReason;

/**
 * The answer of policy. Exactly one of {@code action}, {@code reason} and {@code holdUntilMs} speaks.
 *
 * @param action the permitted push, or null
 * @param reason why not, or null
 * @param detail what the reason was judged by, without personal data, or null
 * @param holdUntilMs UTC ms at which to ask again, 0 = do not
 */
public record Verdict(
        @Nullable Action action,
        @Nullable RefusalReason reason,
        @Nullable String detail,
        long holdUntilMs) {
    static Verdict permit(Action action) {
        return new Verdict(action, null, null, 0);
    }

    static Verdict refuse(RefusalReason reason, @Nullable String detail) {
        return new Verdict(null, reason, detail, 0);
    }

    static Verdict hold(long untilMs) {
        return new Verdict(null, null, null, untilMs);
    }
}
