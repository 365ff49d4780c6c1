package org.opportune.kafka;

import java.util.stream.Collectors;

/** {@link Topic} as a text for people, in YAML: what {@code flink-conf/topics.yaml} holds, octet for octet. */
public final class TopicCatalogue {
    private static final String HEAD = """
            # The topics of Opportune; on the broker each has the prefix of kafka.topic.prefix (opportune.) before its name.
            #
            # Written by the code, and compared with it in the build. After a change of org.opportune.kafka.Topic:
            #
            #   scripts/opportune topics catalogue > flink-conf/topics.yaml
            #
            # A broker may need other numbers: copy this file, change partitions, replication and retention, and say
            #
            #   scripts/opportune topics apply --bootstrap HOST:PORT --catalogue FILE
            #
            # Everything else is what the jobs rely on, and a changed word is refused with its line and column.
            # What a job could not read, opportune dlq redrive puts back on the topic it came from, whoever writes there.
            # replication: default = the broker's default.replication.factor. retention: 90m, 36h, 7d or for ever.
            topics:
            """;

    private TopicCatalogue() {}

    /** The whole text, with the numbers that count unless told otherwise. */
    public static String text() {
        StringBuilder text = new StringBuilder(HEAD);
        for (WantedTopic wanted : WantedTopic.all(KafkaOptions.DEFAULT_PARTITIONS, WantedTopic.BROKERS_DEFAULT)) {
            append(text, wanted);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, WantedTopic wanted) {
        Topic topic = wanted.topic();
        String schemas = topic.schemas().stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
        text.append("  - name: ").append(topic.shortName()).append('\n');
        line(text, "holds", topic.holds());
        line(text, "key", topic.key());
        line(text, "schemas", "[" + schemas + "]");
        line(text, "written-by", topic.writtenBy());
        line(text, "read-by", topic.readBy());
        line(text, "cleanup", topic.cleanup());
        line(text, "partitions", Integer.toString(wanted.partitions()));
        line(text, "replication", "default");
        line(text, "retention", Span.text(wanted.retentionMs()));
    }

    private static void line(StringBuilder text, String key, String value) {
        // No value here begins with an indicator of YAML; one with ": " in it would be a mapping.
        boolean quoted = value.contains(": ");
        text.append("    ").append(key).append(": ");
        text.append(quoted ? '"' + value + '"' : value).append('\n');
    }
}
