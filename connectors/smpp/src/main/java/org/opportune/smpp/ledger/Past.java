package org.opportune.smpp.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.opportune.schemas.ledger.Intent;
import org.opportune.schemas.ledger.LedgerEntry;
import org.opportune.schemas.ledger.Returned;
import org.opportune.schemas.outcome.DeliveryResult;

/**
 * What the writers before left in the lanes, as far as it may come again: intents without a result, and actions that
 * have one. An entry is kept until it is asked for or its action cannot be valid any more. One thread.
 */
final class Past {
    /** How long after its validity an action may still come again; it would be EXPIRED then, a second result. */
    static final long GRACE_MS = 3_600_000;

    private final Map<String, Intent> standing = new HashMap<>();
    /** By action id: until when it was valid, UTC ms. */
    private final Map<String, Long> ended = new HashMap<>();

    /** What an intent or a result says that counts. */
    void enter(LedgerEntry entry) {
        if (entry.getSaid() instanceof Intent intent) {
            stand(intent);
        } else if (entry.getSaid() instanceof Returned returned) {
            standing.remove(returned.getActionId());
        } else if (entry.getSaid() instanceof DeliveryResult result) {
            Intent intent = standing.remove(result.getActionId());
            end(result.getActionId(), intent == null ? result.getAtMs() : intent.getValidUntilMs());
        }
    }

    void stand(Intent intent) {
        standing.put(intent.getActionId(), intent);
    }

    void end(String actionId, long validUntilMs) {
        ended.put(actionId, validUntilMs);
    }

    /** True once if the action has its result. */
    boolean takeEnded(String actionId) {
        return ended.remove(actionId) != null;
    }

    /** True once if the action has an intent and no result. */
    boolean takeStanding(String actionId) {
        return standing.remove(actionId) != null;
    }

    /** Intents that will not be sent again; each now counts as ended. */
    List<Intent> giveUp(Contract contract) {
        List<Intent> given = standing.values().stream()
                .filter(intent -> Contract.of(intent.getPurpose()) == contract)
                .toList();
        given.forEach(this::giveUp);
        return given;
    }

    private void giveUp(Intent intent) {
        standing.remove(intent.getActionId());
        end(intent.getActionId(), intent.getValidUntilMs());
    }

    /** Forgets what cannot come again; returns intents whose action never came. */
    List<Intent> forget(long nowMs) {
        ended.values().removeIf(validUntilMs -> isOver(validUntilMs, nowMs));
        List<Intent> never = new ArrayList<>();
        for (Iterator<Intent> each = standing.values().iterator(); each.hasNext(); ) {
            Intent intent = each.next();
            if (isOver(intent.getValidUntilMs(), nowMs)) {
                never.add(intent);
                each.remove();
            }
        }
        return never;
    }

    /** Written so that no validity, however far, wraps around. */
    private static boolean isOver(long validUntilMs, long nowMs) {
        return validUntilMs < nowMs - GRACE_MS;
    }

    Collection<Intent> standing() {
        return standing.values();
    }

    Map<String, Long> ended() {
        return ended;
    }
}
