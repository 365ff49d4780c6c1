package org.opportune.smpp.sink;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opportune.schemas.outcome.InboundMessage;
import org.opportune.smpp.session.Inbox;

/** For tests in which no message comes in. */
final class NoInbox implements Inbox {
    @Override
    public CompletionStage<Void> append(InboundMessage message) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
}
