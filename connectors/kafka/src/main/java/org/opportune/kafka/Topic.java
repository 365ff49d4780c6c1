package org.opportune.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Every topic of the house. The full name is the options' prefix and {@link #shortName}, for example
 * {@code opportune.moments}. No topic is compacted: each is a history, and what must last for ever is never deleted.
 */
public enum Topic {
    /** Events ordered by when they happened, and ticks. Written by feeds; key = MSISDN. */
    MOMENTS("moments", Width.KEYED, Days.WEEK),
    /** Events ordered by when they became known, and ticks. Written by feeds and reconciliation; key = MSISDN. */
    FACTS("facts", Width.KEYED, Days.WEEK),
    /** What authors publish. Written by the CLI; key = kind/id; kept for ever. */
    CONTROL("control", Width.ONE, Days.FOR_EVER),
    /** The same with effective time and sequence. Written by the control sequencer; key = kind/id; kept for ever. */
    CONTROL_LOG("control-log", Width.ONE, Days.FOR_EVER),
    /** Pushes allowed. Written by EngagementJob, read by DeliveryJob; key = MSISDN. */
    ACTIONS("actions", Width.KEYED, Days.WEEK),
    /** Every decision. Written by EngagementJob; key = MSISDN. */
    DECISIONS("decisions", Width.KEYED, Days.MONTH),
    /** Late and duplicate events. Written by EngagementJob; key = MSISDN. */
    UNAPPLIED("unapplied", Width.KEYED, Days.MONTH),
    /** What delivery did with each action. Written by DeliveryJob; key = MSISDN. */
    RESULTS("results", Width.KEYED, Days.WEEK),
    /** Each deliver_sm as it came. Written by SMPP sessions before they answer; key = digits of the source address. */
    INBOX("inbox", Width.KEYED, Days.WEEK),
    /** Records that could not be read. Written by every job; key = topic-partition-offset. */
    DEAD_LETTERS("dead-letters", Width.ONE, Days.MONTH);

    private final String shortName;
    private final Width width;
    private final long retentionMs;

    Topic(String shortName, Width width, Duration retention) {
        this.shortName = shortName;
        this.width = width;
        this.retentionMs = retention.isNegative() ? -1 : retention.toMillis();
    }

    /** The name without prefix. */
    public String shortName() {
        return shortName;
    }

    /** True if the topic has one partition because its order is one order. */
    public boolean isSinglePartition() {
        return width == Width.ONE;
    }

    /** Retention in ms; -1 = for ever. */
    public long retentionMs() {
        return retentionMs;
    }

    /** The topic's configuration by Kafka's names. */
    Map<String, String> config() {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retentionMs));
        return config;
    }

    private enum Width {
        ONE,
        KEYED
    }

    private static final class Days {
        static final Duration WEEK = Duration.ofDays(7);
        static final Duration MONTH = Duration.ofDays(30);
        static final Duration FOR_EVER = Duration.ofMillis(-1);
    }
}
