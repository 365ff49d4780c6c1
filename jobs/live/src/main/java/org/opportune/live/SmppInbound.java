package org.opportune.live;

import org.jspecify.annotations.Nullable;
import org.opportune.pipeline.delivery.Inbound;
import org.opportune.schemas.EventIds;
import org.opportune.schemas.event.Counterpart;
import org.opportune.schemas.event.Direction;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.EventId;
import org.opportune.schemas.event.EventKind;
import org.opportune.schemas.event.Message;
import org.opportune.schemas.event.NumberClass;
import org.opportune.schemas.fact.OutcomeStatus;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.schemas.outcome.StatusReport;
import org.opportune.smpp.receipt.MoText;
import org.opportune.smpp.receipt.Receipt;

/** What a deliver_sm means: the SMPP room reads it, the delivery topology is told. Stateless. */
final class SmppInbound implements Inbound.Reader {
    private static final long serialVersionUID = 1L;

    /** Name of the feed in event ids and profiles. */
    private static final String SOURCE = "smsc";

    private static final int INTERNATIONAL = 1;

    private static final Inbound NOT_FINAL = new Inbound(null, null, null);

    @Override
    public Inbound read(InboundMessage message, String position) {
        Receipt receipt = Receipt.of(message);
        if (receipt == null) {
            return reply(message, position);
        }
        OutcomeStatus status = status(receipt.state());
        return status == null
                ? NOT_FINAL
                : new Inbound(
                        new StatusReport(
                                message.getSmsc(),
                                receipt.messageId(),
                                status,
                                receipt.errorCode(),
                                message.getReceivedMs()),
                        null,
                        null);
    }

    private static @Nullable OutcomeStatus status(Receipt.State state) {
        return switch (state) {
            case DELIVERED -> OutcomeStatus.DELIVERED;
            case EXPIRED -> OutcomeStatus.EXPIRED;
            case DELETED, UNDELIVERABLE, REJECTED, SKIPPED -> OutcomeStatus.FAILED;
            case UNKNOWN -> OutcomeStatus.UNKNOWN;
            case SCHEDULED, ENROUTE, ACCEPTED, OTHER -> null;
        };
    }

    private static Inbound reply(InboundMessage message, String position) {
        // A national number (type of number 2, SMPP 3.4, 5.2.5) may look like another country's.
        if (message.getSourceTon() != INTERNATIONAL) {
            return new Inbound(
                    null, null, "source address must be international: source_addr_ton=" + message.getSourceTon());
        }
        String digits = message.getSourceAddress().replaceFirst("^\\+", "");
        if (!digits.matches("[1-9][0-9]{0,14}")) {
            return new Inbound(null, null, "source address must be 1..15 digits: length=" + digits.length());
        }
        String text = MoText.decode(message);
        Event event = Event.newBuilder()
                .setId(new EventId(EventIds.event(SOURCE, position)))
                .setSource(SOURCE)
                .setMsisdn(Long.parseLong(digits))
                .setKind(EventKind.REPLY)
                .setHappenedMs(message.getReceivedMs())
                .setKnownMs(message.getReceivedMs())
                .setCounterpart(Counterpart.newBuilder()
                        .setDigits(message.getDestinationAddress())
                        .setNumberClass(NumberClass.SERVICE)
                        .build())
                .setMessage(Message.newBuilder()
                        .setDirection(Direction.ORIGINATING)
                        .setKeyword(text == null ? null : MoText.keyword(text))
                        .setText(text)
                        .build())
                .build();
        return new Inbound(null, event, null);
    }
}
