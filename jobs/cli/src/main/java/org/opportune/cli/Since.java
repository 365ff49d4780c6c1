package org.opportune.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.opportune.kafka.Span;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The value of {@code --since}: a time, or how long ago. Stateless. */
final class Since {
    private Since() {}

    /**
     * UTC ms; all times if none was given.
     *
     * @throws ParameterException if the text is neither
     */
    static long ms(@Nullable String since, InstantSource clock, CommandSpec spec) {
        if (since == null) {
            return Long.MIN_VALUE;
        }
        Long ago = Span.parse(since);
        try {
            return ago == null || ago < 0
                    ? Instant.parse(since).toEpochMilli()
                    : Math.subtractExact(clock.millis(), ago);
        } catch (DateTimeException | ArithmeticException e) {
            throw new ParameterException(
                    spec.commandLine(), "neither a time such as 2026-03-01T08:00:00Z nor 36h: --since=" + since, e);
        }
    }
}
