package org.opportune.pipeline;

import java.time.Duration;
import java.util.Locale;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.opportune.schemas.option.Option;
import org.opportune.schemas.option.OptionSet;
import org.opportune.schemas.option.Rule;

/**
 * The switches of every job that stand for one of Flink's. A key is {@code job.} and the constant in lower case with
 * dashes.
 */
public enum JobOption implements Option {
    CHECKPOINT_INTERVAL(
            CheckpointingOptions.CHECKPOINTING_INTERVAL,
            new Rule.Time(100, 3_600_000),
            "10s",
            "From the beginning of a checkpoint to the next; what is done since the last one is done again after a failure."
                    + " Unless set: Flink's execution.checkpointing.interval, else 10s."),
    BUFFER_TIMEOUT(
            ExecutionOptions.BUFFER_TIMEOUT,
            new Rule.Time(0, 10_000),
            "5ms",
            "How long a record may wait for others on its way between two machines or tasks; latency. Unless set: Flink's"
                    + " execution.buffer-timeout.interval, else 100ms.");

    @SuppressWarnings("ImmutableEnumChecker") // a name with a type
    private final ConfigOption<Duration> flink;

    @SuppressWarnings("ImmutableEnumChecker") // rules are values
    private final Rule rule;

    private final String example;
    private final String description;

    JobOption(ConfigOption<Duration> flink, Rule rule, String example, String description) {
        this.flink = flink;
        this.rule = rule;
        this.example = example;
        this.description = description;
    }

    /** Flink's settings that these options ask for; empty where nothing was said. */
    public static Configuration asked(OptionSet options) {
        Configuration asked = new Configuration();
        for (JobOption option : values()) {
            if (options.has(option)) {
                asked.set(option.flink, Duration.ofMillis(options.number(option)));
            }
        }
        return asked;
    }

    @Override
    public String key() {
        return "job." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public String byDefault() {
        return "";
    }

    @Override
    public String example() {
        return example;
    }

    @Override
    public String description() {
        return description;
    }
}
