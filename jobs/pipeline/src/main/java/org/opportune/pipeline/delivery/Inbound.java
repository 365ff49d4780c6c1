package org.opportune.pipeline.delivery;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.schemas.outcome.StatusReport;

/**
 * What a deliver_sm means: a final receipt, a subscriber's message, or a rule it breaks. At most one speaks; none does
 * for receipts that are not final.
 */
public record Inbound(
        @Nullable StatusReport receipt,
        @Nullable Event reply,
        @Nullable String problem) {
    /** Reads what an SMSC sent: the connector knows how. */
    @FunctionalInterface
    public interface Reader extends Serializable {
        /**
         * What the message, which is not malformed, means; never throws for its content.
         *
         * @param position the message's place in the inbox, its own key at its source
         */
        Inbound read(InboundMessage message, String position);
    }
}
