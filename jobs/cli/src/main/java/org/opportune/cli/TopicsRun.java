package org.opportune.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.KafkaProblem;
import org.opportune.kafka.Span;
import org.opportune.kafka.TopicDifference;
import org.opportune.kafka.TopicDifference.Kind;
import org.opportune.kafka.Topics;
import org.opportune.kafka.WantedTopic;
import org.opportune.language.Checked;
import org.opportune.language.Problem;

/** Makes or compares the topics of one broker, and says what came of it. Loaded when a verb needs it. */
final class TopicsRun {
    private final BrokerOptions broker;
    private final CatalogueOptions catalogue;
    private final Report report;
    private final boolean json;

    TopicsRun(BrokerOptions broker, CatalogueOptions catalogue, Report report, boolean json) {
        this.broker = broker;
        this.catalogue = catalogue;
        this.report = report;
        this.json = json;
    }

    private interface Work {
        int on(KafkaOptions options, List<WantedTopic> wanted);
    }

    /** Names each difference; the exit code. */
    int check() throws IOException {
        return work((options, wanted) -> {
            List<TopicDifference> differences = Topics.compare(options, wanted, broker.timeout());
            if (json) {
                report.json(Map.of(
                        "topics",
                        wanted.size(),
                        "differences",
                        differences.stream().map(TopicsRun::asJson).toList()));
            } else {
                differences.forEach(
                        each -> report.say(each.text() + "; " + each.kind().advice()));
                report.say(
                        Report.count(wanted.size(), "topic") + ", " + Report.count(differences.size(), "difference"));
            }
            return differences.isEmpty() ? 0 : Opportune.FINDINGS;
        });
    }

    /** Mends what can be mended; the exit code. */
    int apply(boolean grow) throws IOException {
        return work((options, wanted) -> say(Topics.apply(options, wanted, grow, broker.timeout()), wanted, ""));
    }

    /** Says what {@link #apply} would do; its exit code. */
    int rehearse(boolean grow) throws IOException {
        return work((options, wanted) -> {
            List<TopicDifference> all = Topics.compare(options, wanted, broker.timeout());
            return say(
                    new Topics.Applied(
                            all.stream().filter(each -> each.isMended(grow)).toList(),
                            all.stream().filter(each -> !each.isMended(grow)).toList()),
                    wanted,
                    "would ");
        });
    }

    private int work(Work work) throws IOException {
        try {
            KafkaOptions options = ControlBoard.options(broker);
            Path file = catalogue.file();
            if (file == null) {
                return work.on(
                        options,
                        WantedTopic.all(
                                catalogue.partitions(KafkaOptions.DEFAULT_PARTITIONS), catalogue.replication()));
            }
            Checked<List<WantedTopic>> read = CatalogueFile.read(file.toString(), text(file));
            List<WantedTopic> wanted = read.value();
            return wanted == null ? refuse(read.problems()) : work.on(options, wanted);
        } catch (KafkaProblem e) {
            report.complain(String.valueOf(e.getMessage()));
            return Opportune.FINDINGS;
        }
    }

    /** Octets that are no UTF-8 become a text that is no catalogue. */
    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            return "\0";
        }
    }

    private int refuse(List<Problem> problems) {
        if (json) {
            report.json(Map.of("problems", Report.asJson(problems)));
        } else {
            problems.forEach(problem -> report.complain(problem.display()));
            report.complain("nothing was done: " + Report.count(problems.size(), "problem"));
        }
        return Opportune.FINDINGS;
    }

    private int say(Topics.Applied applied, List<WantedTopic> wanted, String would) {
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("topics", wanted.size());
            all.put("dry-run", !would.isEmpty());
            all.put("mended", applied.mended().stream().map(TopicsRun::asJson).toList());
            all.put("left", applied.left().stream().map(TopicsRun::asJson).toList());
            report.json(all);
        } else {
            applied.mended().forEach(each -> report.say(would + mended(each)));
            applied.left()
                    .forEach(each -> report.say(
                            would + "leave " + each.text() + "; " + each.kind().advice()));
            report.say(Report.count(wanted.size(), "topic") + ", "
                    + applied.mended().size() + " mended, " + applied.left().size() + " left as found"
                    + (would.isEmpty() ? "" : ": a dry run, nothing is done"));
        }
        return applied.left().isEmpty() ? 0 : Opportune.FINDINGS;
    }

    private static String mended(TopicDifference difference) {
        String change = difference.name() + ": " + difference.kind().setting() + " " + difference.found() + " -> "
                + difference.wanted();
        return switch (difference.kind()) {
            case MISSING -> "create " + difference.name() + ": " + difference.wanted();
            case RETENTION -> "change " + change + (isShorter(difference) ? "; the broker deletes what is older" : "");
            case TOO_FEW_PARTITIONS -> "grow " + change + "; keys move";
            case TOO_MANY_PARTITIONS, ORDER_BROKEN, CLEANUP, REPLICATION -> "change " + change;
        };
    }

    private static boolean isShorter(TopicDifference difference) {
        Long wanted = Span.parse(difference.wanted());
        Long found = Span.parse(difference.found());
        return wanted != null && found != null && wanted != -1 && (found == -1 || wanted < found);
    }

    private static Map<String, Object> asJson(TopicDifference difference) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("topic", difference.name());
        line.put("setting", difference.kind().setting());
        line.put("kind", Report.word(difference.kind()));
        line.put("wanted", difference.wanted());
        if (difference.kind() != Kind.MISSING) {
            line.put("found", difference.found());
        }
        line.put("advice", difference.kind().advice());
        return line;
    }
}
