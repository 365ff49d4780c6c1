package org.opportune.pipeline.delivery;

import org.jspecify.annotations.Nullable;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.IdentityKind;
import org.opportune.schemas.fact.Outcome;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.outcome.DeliveryResult;
import org.opportune.schemas.outcome.StatusReport;

/** What became of an action, as the event that the subscriber's profile learns it by. */
final class OutcomeEvents {
    /** Name of the feed in event ids and profiles. */
    static final String SOURCE = "delivery";

    private OutcomeEvents() {}

    /** ACCEPTED, REJECTED, EXPIRED or UNKNOWN. */
    static Event of(DeliveryResult result) {
        return event(result, result.getStatus(), result.getCommandStatus(), result.getAtMs());
    }

    /** DELIVERED, FAILED or EXPIRED, of the action whose result named the message. */
    static Event of(DeliveryResult result, StatusReport report) {
        return event(result, report.getStatus(), report.getErrorCode(), report.getReceivedMs());
    }

    /** One action reaches one status once: the id says so, however often it is reported. */
    private static Event event(DeliveryResult result, OutcomeStatus status, @Nullable Integer errorCode, long atMs) {
        byte[] id = EventIds.event(SOURCE, result.getActionId() + "/" + status);
        Outcome outcome = new Outcome(result.getActionId(), result.getCampaign(), status, errorCode, result.getSmsc());
        return Event.newBuilder()
                .setId(new EventId(id))
                .setSource(SOURCE)
                .setMsisdn(result.getMsisdn())
                .setKind(EventKind.OUTCOME)
                .setHappenedMs(atMs)
                .setKnownMs(atMs)
                .setIdentityKind(IdentityKind.MSISDN)
                .setFact(outcome)
                .build();
    }
}
