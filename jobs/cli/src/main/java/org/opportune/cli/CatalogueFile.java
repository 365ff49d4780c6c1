package org.opportune.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opportune.kafka.KafkaProblem;
import org.opportune.kafka.Span;
import org.opportune.kafka.Topic;
import org.opportune.kafka.TopicCatalogue;
import org.opportune.kafka.WantedTopic;
import org.opportune.language.Checked;
import org.opportune.language.Problem;
import org.opportune.language.condition.Suggest;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A catalogue that an engineer edited. Every word is compared with the catalogue of this version, save the numbers that
 * are his: what the jobs rely on is not for a file to say.
 */
final class CatalogueFile {
    private static final String PARTITIONS = "partitions";
    private static final String REPLICATION = "replication";
    private static final String RETENTION = "retention";
    private static final Set<String> HIS = Set.of(PARTITIONS, REPLICATION, RETENTION);

    private final CatalogueText text;
    private final List<Problem> problems;

    private CatalogueFile(CatalogueText text) {
        this.text = text;
        this.problems = text.problems();
    }

    /** Every topic, or every problem with its place. */
    static Checked<List<WantedTopic>> read(String origin, String text) {
        CatalogueFile file = new CatalogueFile(CatalogueText.read(origin, text));
        List<WantedTopic> wanted = file.wanted(CatalogueText.read("catalogue", TopicCatalogue.text()));
        return file.problems.isEmpty() ? new Checked<>(wanted, List.of()) : new Checked<>(null, file.problems);
    }

    private List<WantedTopic> wanted(CatalogueText ours) {
        Map<String, CatalogueText.Row> given = new LinkedHashMap<>();
        Map<String, CatalogueText.Row> expected = new LinkedHashMap<>();
        ours.rows().forEach(row -> expected.put(row.name(), row));
        for (CatalogueText.Row row : text.rows()) {
            if (!expected.containsKey(row.name())) {
                text.problem(
                        row.nameAt(),
                        "no such topic: name=" + row.name() + Suggest.hint(row.name(), expected.keySet()));
            } else if (given.putIfAbsent(row.name(), row) != null) {
                text.problem(row.nameAt(), "topic stands here twice: name=" + row.name());
            }
        }
        List<WantedTopic> wanted = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            CatalogueText.Row row = given.get(topic.shortName());
            CatalogueText.Row our = expected.get(topic.shortName());
            if (row == null || our == null) {
                // A text that is no catalogue at all has said so already.
                if (problems.isEmpty() || !text.rows().isEmpty()) {
                    text.problem(null, "topic is missing: name=" + topic.shortName());
                }
            } else {
                compare(row, our);
                read(topic, row).ifPresent(wanted::add);
            }
        }
        return wanted;
    }

    private void compare(CatalogueText.Row row, CatalogueText.Row our) {
        for (Map.Entry<String, CatalogueText.Field> field : row.fields().entrySet()) {
            String key = field.getKey();
            CatalogueText.Field known = our.fields().get(key);
            if (known == null) {
                text.problem(
                        field.getValue().key(),
                        "unknown key: key=" + key
                                + Suggest.hint(key, our.fields().keySet()));
            } else if (!HIS.contains(key)
                    && !known.text().equals(field.getValue().text())) {
                text.problem(
                        field.getValue().value(),
                        "this version relies on it and no file changes it: " + key + "="
                                + field.getValue().text() + " relied on=" + known.text());
            }
        }
        String missing = our.fields().keySet().stream()
                .filter(key -> !row.fields().containsKey(key))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            text.problem(row.nameAt(), "missing: topic=" + row.name() + " keys=" + missing);
        }
    }

    /** The numbers, each checked on its own so that each problem stands where its number does. */
    private Optional<WantedTopic> read(Topic topic, CatalogueText.Row row) {
        int allowed = topic.fixedPartitions().orElse(WantedTopic.MOST_PARTITIONS);
        int asBroker = WantedTopic.BROKERS_DEFAULT;
        long always = topic.retentionMs();
        Long partitions = checked(row, PARTITIONS, n -> new WantedTopic(topic, (int) n, asBroker, always));
        Long replication = checked(row, REPLICATION, n -> new WantedTopic(topic, allowed, (int) n, always));
        Long retention = checked(row, RETENTION, n -> new WantedTopic(topic, allowed, asBroker, n));
        return partitions == null || replication == null || retention == null
                ? Optional.empty()
                : Optional.of(new WantedTopic(topic, partitions.intValue(), replication.intValue(), retention));
    }

    private @Nullable Long checked(CatalogueText.Row row, String key, LongFunction<WantedTopic> rule) {
        CatalogueText.Field field = row.fields().get(key);
        if (field == null) {
            return null;
        }
        Long number = number(key, field.text());
        if (number == null) {
            text.problem(field.value(), expected(key) + ": " + key + "=" + field.text());
            return null;
        }
        try {
            WantedTopic unused = rule.apply(number);
            return number;
        } catch (KafkaProblem e) {
            text.problem(
                    field.value(),
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            return null;
        }
    }

    private static @Nullable Long number(String key, String text) {
        if (key.equals(RETENTION)) {
            return Span.parse(text);
        }
        if (key.equals(REPLICATION) && text.equals("default")) {
            return (long) WantedTopic.BROKERS_DEFAULT;
        }
        return text.matches("\\d{1,9}") ? Long.valueOf(text) : null;
    }

    private static String expected(String key) {
        return switch (key) {
            case RETENTION -> "must be a number and d, h, m, s or ms, or for ever";
            case REPLICATION -> "must be a whole number, or default";
            default -> "must be a whole number";
        };
    }

    /** 1-based line and column of a node. */
    static int[] place(@Nullable Node node) {
        Optional<Mark> mark = node == null ? Optional.empty() : node.getStartMark();
        return new int[] {
            mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1
        };
    }
}
