package org.opportune.kafka;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Waiting for the broker's answer, and saying what did not work. */
final class AdminCalls {
    private static final long PAUSE_NANOS = 50_000_000;

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

    /**
     * The answer about topics that exist; a topic just made is known to every broker only a moment later, so this asks
     * again until {@code timeout} is over.
     */
    static <T> T awaitKnown(String what, KafkaOptions options, Duration timeout, Supplier<KafkaFuture<T>> call) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            try {
                return await(what, options, call.get());
            } catch (KafkaProblem e) {
                boolean notYet = e.getCause() instanceof UnknownTopicOrPartitionException;
                if (!notYet || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** What did not work, and what to do. If the broker gave no answer, takes some seconds to look why. */
    static KafkaProblem problem(String what, KafkaOptions options, @Nullable Throwable cause) {
        Throwable known = cause == null ? new IllegalStateException("no cause given") : cause;
        return new KafkaProblem(
                what + ": " + BrokerTrouble.rule(options, known) + ": kafka.bootstrap.servers="
                        + options.bootstrapServers() + BrokerTrouble.advice(options, known),
                known);
    }

    /** What {@code start} makes; a client that cannot start says why. */
    static <T> T started(String what, Supplier<T> start) {
        try {
            return start.get();
        } catch (KafkaException e) {
            throw new KafkaProblem(what + ": " + BrokerTrouble.notStarted(e), e);
        }
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
