package org.opportune.pipeline;

import java.time.Duration;
import java.util.Locale;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.opportune.pipeline.operator.SubscriberOptions;
import org.opportune.schemas.option.Option;
import org.opportune.schemas.option.OptionSet;
import org.opportune.schemas.option.Rule;

/** The switches of the engagement topology. A key is {@code engagement.} and the constant in lower case with dashes. */
public enum EngagementOption implements Option {
    OUT_OF_ORDERNESS(
            new Rule.Time(0, Days.ONE),
            EngagementOptions.LIVE.boundMs() + "ms",
            "How far behind an event may come and still be in time. Every event waits this long for those before it."),
    IDLE_AFTER(
            new Rule.Time(1, Days.ONE),
            EngagementOptions.LIVE.idleAfter().toMillis() + "ms",
            "A partition without records for this long no longer holds the others back."),
    MAX_DRIFT(
            new Rule.Time(1_000, Days.ONE),
            EngagementOptions.LIVE.maxDriftMs() + "ms",
            "How far a partition may be read ahead of the one farthest behind, in event time. What is ahead waits on the"
                    + " heap: see engagement.buffer-bytes. A job that catches up comes at most ten times as far in a second."),
    SILENT_AFTER(
            new Rule.Time(1, Days.ONE),
            SubscriberOptions.DEFAULT.silentAfterMs() + "ms",
            "A feed without ticks for longer was silent: that an event of it is absent then proves nothing."),
    CONTROL_INTERVAL(
            new Rule.Time(1, 60_000),
            EngagementOptions.LIVE.promiseEveryMs() + "ms",
            "How often control says that nothing is to be expected before now. Events wait for it, so it is latency."),
    WATERMARK_INTERVAL(
            new Rule.Time(1, 60_000),
            "",
            "How often sources say how far time is; latency too. Unless set: Flink's pipeline.auto-watermark-interval,"
                    + " 200ms."),
    CACHE_SIZE(
            new Rule.Whole(1, 10_000_000, "subscribers"),
            String.valueOf(SubscriberOptions.DEFAULT.cacheSize()),
            "Kept on the heap of each subtask; 100,000 take about 36 MB. An event that misses them costs a read and later a"
                    + " write of RocksDB."),
    BUFFER_BYTES(
            new Rule.Whole(1L << 20, 1L << 36, "octets"),
            String.valueOf(SubscriberOptions.DEFAULT.bufferBytes()),
            "Heap for the waiting events of each subtask before the oldest are released early, which makes others late."),
    PATTERNS(
            new Rule.Text(1, 4_000),
            "",
            "Files of scenarios with engine: flink-cep, behind commas, to be read where the job is submitted: each is an"
                    + " operator of the job. What was published later, or is another version, is refused until the job is"
                    + " submitted with it. Both versions may be named.");

    @SuppressWarnings("ImmutableEnumChecker") // rules are values
    private final Rule rule;

    private final String byDefault;
    private final String description;

    EngagementOption(Rule rule, String byDefault, String description) {
        this.rule = rule;
        this.byDefault = rule instanceof Rule.Time && !byDefault.isEmpty() ? Rule.Time.shortest(byDefault) : byDefault;
        this.description = description;
    }

    /** Flink's settings that these options ask for; empty where nothing was said. */
    public static Configuration asked(OptionSet options) {
        Configuration asked = new Configuration();
        if (options.has(WATERMARK_INTERVAL)) {
            asked.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(options.number(WATERMARK_INTERVAL)));
        }
        return asked;
    }

    @Override
    public String key() {
        return "engagement." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Rule rule() {
        return rule;
    }

    @Override
    public String byDefault() {
        return byDefault;
    }

    @Override
    public String example() {
        if (this == PATTERNS) {
            return "/etc/opportune/patterns/rising-top-ups.yaml";
        }
        return byDefault.isEmpty() ? "200ms" : byDefault;
    }

    @Override
    public String description() {
        return description;
    }

    private static final class Days {
        static final long ONE = 86_400_000L;
    }
}
