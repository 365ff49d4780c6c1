package org.opportune.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.config.TopicConfig;
import org.opportune.schemas.action.Action;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.deadletter.DeadLetter;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.event.Event;
import org.opportune.schemas.event.Tick;
import org.opportune.schemas.event.Unapplied;
import org.opportune.schemas.ledger.LedgerEntry;
import org.opportune.schemas.outcome.InboundMessage;

/**
 * Every topic of the house. The full name is the options' prefix and {@link #shortName}, for example
 * {@code opportune.moments}. No topic is compacted: each is a history, and what must last for ever is never deleted.
 * {@code flink-conf/topics.yaml} is this list for people ({@link TopicCatalogue}).
 */
public enum Topic {
    /** Moments and ticks. */
    MOMENTS(
            "Events ordered by when they happened, and ticks.",
            Keyed.BY_MSISDN,
            "feeds, SignalingJob, DeliveryJob",
            "EngagementJob",
            Keep.WEEK),
    /** Facts and ticks. */
    FACTS(
            "Events ordered by when they became known, and ticks.",
            Keyed.BY_MSISDN,
            "feeds, SignalingJob, DeliveryJob",
            "EngagementJob",
            Keep.WEEK),
    /** What authors publish. */
    CONTROL(
            "What authors publish, and what is stopped. One order, so one partition.",
            Keyed.BY_DEFINITION,
            "opportune publish, retire, stop, resume",
            "EngagementJob, DeliveryJob, opportune list",
            Keep.FOR_EVER),
    /** What authors published, as it counts. */
    CONTROL_LOG(
            "The same with effective time and sequence. One order, so one partition.",
            Keyed.BY_DEFINITION,
            "EngagementJob",
            "opportune list",
            Keep.FOR_EVER),
    /** Pushes allowed. */
    ACTIONS("Pushes allowed.", Keyed.BY_MSISDN, "EngagementJob", "DeliveryJob", Keep.WEEK),
    /** Every decision. */
    DECISIONS(
            "Every decision, allowed or refused with a reason.",
            Keyed.BY_MSISDN,
            "EngagementJob",
            "opportune decisions",
            Keep.MONTH),
    /** Late and duplicate events. */
    UNAPPLIED("Events that were late or repeated.", Keyed.BY_MSISDN, "EngagementJob", "no job", Keep.MONTH),
    /** What delivery is about to do with each action, and did. */
    LEDGER(
            "What delivery is about to do with each action, and did. The number of lanes is fixed for ever.",
            Keyed.BY_LANE,
            "DeliveryJob",
            "DeliveryJob",
            Keep.MONTH),
    /** Each deliver_sm as it came. */
    INBOX(
            "Each deliver_sm as it came, kept before it is answered.",
            Keyed.BY_SOURCE_ADDRESS,
            "DeliveryJob",
            "DeliveryJob",
            Keep.WEEK),
    /** Records that could not be read. */
    DEAD_LETTERS(
            "Records that could not be read, as they were found.",
            Keyed.BY_PLACE,
            "SignalingJob, EngagementJob, DeliveryJob, opportune dlq redrive",
            "opportune dlq",
            Keep.MONTH);

    /** Of the delivery ledger. */
    private static final int LANES = 64;

    private final String holds;
    private final Keyed keyed;
    private final String writtenBy;
    private final String readBy;
    private final Keep keep;

    Topic(String holds, Keyed keyed, String writtenBy, String readBy, Keep keep) {
        this.holds = holds;
        this.keyed = keyed;
        this.writtenBy = writtenBy;
        this.readBy = readBy;
        this.keep = keep;
    }

    /** The name without prefix. */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What its records are, in a sentence. */
    String holds() {
        return holds;
    }

    /** What decides a record's partition, in words. */
    String key() {
        return keyed.words;
    }

    /** The records it holds. */
    List<Class<? extends SpecificRecordBase>> schemas() {
        return switch (this) {
            case MOMENTS, FACTS -> List.of(Event.class, Tick.class);
            case CONTROL, CONTROL_LOG -> List.of(Control.class);
            case ACTIONS -> List.of(Action.class);
            case DECISIONS -> List.of(Decision.class);
            case UNAPPLIED -> List.of(Unapplied.class);
            case LEDGER -> List.of(LedgerEntry.class);
            case INBOX -> List.of(InboundMessage.class);
            case DEAD_LETTERS -> List.of(DeadLetter.class);
        };
    }

    /** Who writes to it, in words. */
    String writtenBy() {
        return writtenBy;
    }

    /** Who reads it, in words. */
    String readBy() {
        return readBy;
    }

    /**
     * How many partitions the topic must have, whatever the broker: one if its order is one order, as many as there are
     * lanes if it has lanes. Empty = as many as the engineer wants.
     */
    public OptionalInt fixedPartitions() {
        return switch (keyed) {
            case BY_DEFINITION, BY_PLACE -> OptionalInt.of(1);
            case BY_LANE -> OptionalInt.of(LANES);
            case BY_MSISDN, BY_SOURCE_ADDRESS -> OptionalInt.empty();
        };
    }

    /** Retention in ms unless told otherwise; -1 = for ever. */
    public long retentionMs() {
        return keep.ms;
    }

    /** True if no record may ever be deleted. */
    public boolean isKeptForEver() {
        return keep == Keep.FOR_EVER;
    }

    /** What the broker does with old records. */
    String cleanup() {
        return TopicConfig.CLEANUP_POLICY_DELETE;
    }

    /** The topic's configuration by Kafka's names. */
    Map<String, String> config(long retention) {
        Map<String, String> config = new TreeMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup());
        config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention));
        return config;
    }

    private enum Keyed {
        BY_MSISDN("MSISDN, 8 octets"),
        BY_DEFINITION("KIND/id"),
        BY_SOURCE_ADDRESS("digits of the source address"),
        BY_PLACE("topic-partition-offset"),
        BY_LANE("none; the action's id decides its lane, the partition");

        private final String words;

        Keyed(String words) {
            this.words = words;
        }
    }

    private enum Keep {
        WEEK(Duration.ofDays(7).toMillis()),
        MONTH(Duration.ofDays(30).toMillis()),
        FOR_EVER(-1);

        private final long ms;

        Keep(long ms) {
            this.ms = ms;
        }
    }
}
