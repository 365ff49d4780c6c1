package org.opportune.cli;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The value of an option that is a time. Stateless. */
final class TimeOption {
    private TimeOption() {}

    /**
     * UTC ms.
     *
     * @param option its name, for the message
     * @throws ParameterException if the text is no instant
     */
    static long ms(String option, String text, CommandSpec spec) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new ParameterException(
                    spec.commandLine(), "not a time such as 2026-03-01T08:00:00Z: " + option + "=" + text, e);
        }
    }
}
