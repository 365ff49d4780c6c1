package org.opportune.smpp.sink;

import java.io.Serializable;
import java.util.concurrent.CompletionStage;
import org.opportune.schemas.outcome.DeliveryResult;

/** Where results are made durable. Called by the task's thread only. */
public interface Results extends AutoCloseable {
    /** Stores {@code result}; the stage completes, on any thread, once it is durable. A failure fails the task. */
    CompletionStage<Void> append(DeliveryResult result);

    /** Waits a bounded time for what was appended and releases what is held. */
    @Override
    void close();

    /** Opens results where a writer runs. Shipped with the sink. */
    @FunctionalInterface
    interface Factory extends Serializable {
        /** New results, closed by the writer. */
        Results open();
    }
}
