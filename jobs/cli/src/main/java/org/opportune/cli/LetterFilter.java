package org.opportune.cli;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which dead letters are meant; the same for showing and for sending. */
final class LetterFilter {
    @Option(names = "--topic", paramLabel = "NAME", description = "Those from this topic, with or without prefix.")
    private @Nullable String topic;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Those whose reason has this in it.")
    private @Nullable String reason;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Those with a letter from this time on: 2026-03-01T08:00:00Z, or 36h ago written as 36h.")
    private @Nullable String since;

    /** Full or short name, or null. */
    @Nullable
    String topic() {
        return topic;
    }

    @Nullable
    String reason() {
        return reason;
    }

    /** True if something is asked for. */
    boolean isGiven() {
        return topic != null || reason != null || since != null;
    }

    /** UTC ms; all times if none was given. */
    long sinceMs(InstantSource clock, CommandSpec spec) {
        return Since.ms(since, clock, spec);
    }
}
