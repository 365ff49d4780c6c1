package org.opportune.kafka;

/**
 * One way in which a broker's topic is not as wanted.
 *
 * @param topic full name
 * @param wanted in words, as the catalogue says it
 * @param found in words; empty if the topic is missing
 */
public record TopicDifference(Topic topic, String name, Kind kind, String wanted, String found) {
    /** What differs, and what can be done. */
    public enum Kind {
        /** There is no such topic. */
        MISSING("topic", "opportune topics apply makes it"),
        /** Fewer partitions than wanted. */
        TOO_FEW_PARTITIONS("partitions", "opportune topics apply --grow adds them; see its help for what that breaks"),
        /** More partitions than wanted; a topic never shrinks. */
        TOO_MANY_PARTITIONS("partitions", "a topic never shrinks: say this number in --catalogue or --partitions"),
        /** More than one partition where the order is one order. */
        ORDER_BROKEN("partitions", "its order is one order, and cannot be mended: take another --prefix"),
        /** Kept for another time. */
        RETENTION("retention", "opportune topics apply changes it"),
        /** Old records are compacted and not deleted, or both. */
        CLEANUP("cleanup", "compaction has lost records already, and is not undone: take another --prefix"),
        /** Another number of copies. */
        REPLICATION("replication", "moving copies is the broker's affair: kafka-reassign-partitions");

        private final String setting;
        private final String advice;

        Kind(String setting, String advice) {
            this.setting = setting;
            this.advice = advice;
        }

        /** What differs, as the catalogue calls it. */
        public String setting() {
            return setting;
        }

        /** What to do. */
        public String advice() {
            return advice;
        }
    }

    /** True if {@link Topics#apply} mends it. */
    public boolean isMended(boolean grow) {
        return switch (kind) {
            case MISSING, RETENTION -> true;
            case TOO_FEW_PARTITIONS -> grow;
            case TOO_MANY_PARTITIONS, ORDER_BROKEN, CLEANUP, REPLICATION -> false;
        };
    }

    /** True if no job may run on such a topic. */
    boolean isFatal() {
        return kind == Kind.ORDER_BROKEN || (kind == Kind.CLEANUP && found.contains("compact"));
    }

    /** {@code topic: rule: wanted=.., found=..}. */
    public String text() {
        return kind == Kind.MISSING
                ? name + ": no such topic: wanted=" + wanted
                : name + ": " + kind.setting + " differs: wanted=" + wanted + ", found=" + found;
    }
}
