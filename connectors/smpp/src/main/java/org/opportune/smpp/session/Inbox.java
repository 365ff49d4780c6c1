package org.opportune.smpp.session;

import java.io.Serializable;
import java.util.concurrent.CompletionStage;
import org.opportune.schemas.outcome.InboundMessage;

/**
 * Where a deliver_sm is made durable before it is answered, as its octets if it is malformed. Called from one thread at
 * a time.
 */
public interface Inbox extends AutoCloseable {
    /**
     * Stores {@code message}; the stage completes once it is durable, exceptionally if it may not be. Should return
     * quickly; an exception thrown counts as a failed stage.
     */
    CompletionStage<Void> append(InboundMessage message);

    /** Releases what the inbox holds. */
    @Override
    void close();

    /** Opens an inbox where the bind runs. Shipped with a sink. */
    @FunctionalInterface
    interface Factory extends Serializable {
        /** A new inbox, closed by the bind's owner. */
        Inbox open();
    }
}
