package org.opportune.smpp.sink;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.ledger.Intent;
import org.opportune.schemas.outcome.DeliveryResult;
import org.opportune.smpp.DeliveryClock;
import org.opportune.smpp.ledger.Tenure;

/** Results on their way into the ledger, until they are read back there. Task's thread. */
final class Reports {
    /** Who ended: an action without an intent was never about to be sent; an intent without its action is of before. */
    private record Ended(@Nullable Action action, @Nullable Intent intent) {}

    private final Tenure tenure;
    private final DeliveryClock clock;
    private final DeliveryMetrics metrics;
    private final Map<String, Ended> underWay = new LinkedHashMap<>();

    Reports(Tenure tenure, DeliveryClock clock, DeliveryMetrics metrics) {
        this.tenure = tenure;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Nothing of it was sent, and nothing will be. */
    void unsent(Action action, @Nullable Intent intent, OutcomeStatus status, @Nullable Integer commandStatus) {
        report(
                new Ended(action, intent),
                result(action.getId(), action.getMsisdn(), action.getCampaign(), status),
                commandStatus);
    }

    /** It was sent, at least in part. */
    void sent(Delivery delivery, OutcomeStatus status, @Nullable Integer commandStatus) {
        DeliveryResult result = sent(delivery.intent(), status);
        result.setMessageIds(delivery.messageIds());
        report(new Ended(delivery.action(), delivery.intent()), result, commandStatus);
    }

    /** It may have been sent by a writer before this one. */
    void unknown(Intent intent) {
        report(new Ended(null, intent), sent(intent, OutcomeStatus.UNKNOWN), null);
    }

    private DeliveryResult sent(Intent intent, OutcomeStatus status) {
        DeliveryResult result = result(intent.getActionId(), intent.getMsisdn(), intent.getCampaign(), status);
        result.setSmsc(intent.getSmsc().isEmpty() ? null : intent.getSmsc());
        result.setSegments(intent.getSegments());
        return result;
    }

    private DeliveryResult result(String actionId, long msisdn, String campaign, OutcomeStatus status) {
        return DeliveryResult.newBuilder()
                .setActionId(actionId)
                .setMsisdn(msisdn)
                .setCampaign(campaign)
                .setStatus(status)
                .setAtMs(clock.nowMs())
                .build();
    }

    private void report(Ended who, DeliveryResult result, @Nullable Integer commandStatus) {
        if (commandStatus != null) {
            result.setCommandStatus(commandStatus);
        }
        underWay.put(result.getActionId(), who);
        metrics.ended(result.getStatus());
        tenure.append(result);
    }

    void recorded(String actionId) {
        underWay.remove(actionId);
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    List<Action> actions() {
        return underWay.values().stream()
                .map(Ended::action)
                .filter(Objects::nonNull)
                .toList();
    }

    List<Intent> intents() {
        return underWay.values().stream()
                .map(Ended::intent)
                .filter(Objects::nonNull)
                .toList();
    }
}
