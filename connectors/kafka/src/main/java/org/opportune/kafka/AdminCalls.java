package org.opportune.kafka;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waiting for the broker's answer, and saying what did not work. */
final class AdminCalls {
    private AdminCalls() {}

    /** The answer; bounded by the client's own timeout. */
    static <T> T await(String what, KafkaOptions options, KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw problem(what, options, e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(what, e);
        }
    }

    static KafkaProblem problem(String what, KafkaOptions options, @Nullable Throwable cause) {
        Throwable known = cause == null ? new IllegalStateException("no cause given") : cause;
        String rule = known instanceof TimeoutException
                ? "broker does not answer in time"
                : "broker refuses (" + known.getClass().getSimpleName() + ": " + known.getMessage() + ")";
        return new KafkaProblem(what + ": " + rule + ": kafka.bootstrap.servers=" + options.bootstrapServers(), known);
    }

    static KafkaProblem interrupted(String what, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new KafkaProblem(what + ": interrupted while waiting for the broker", e);
    }

    /** A value that the broker's answer holds for everything that was asked. */
    static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the broker's answer lacks what was asked");
        }
        return value;
    }
}
