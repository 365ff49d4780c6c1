package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.Topic;
import org.opportune.kafka.TopicCatalogue;
import org.opportune.kafka.WantedTopic;
import org.opportune.language.Checked;
import org.opportune.language.Problem;

class CatalogueFileTest {
    private static final String OURS = TopicCatalogue.text();

    @Test
    void theCatalogueItselfSaysWhatTheCodeDoes() {
        assertThat(read(OURS).get())
                .isEqualTo(WantedTopic.all(KafkaOptions.DEFAULT_PARTITIONS, WantedTopic.BROKERS_DEFAULT));
    }

    @Test
    void partitionsCopiesAndRetentionAreTheEngineers() {
        String his = OURS.replaceFirst("partitions: 12", "partitions: 48")
                .replaceFirst("    replication: default", "    replication: 3")
                .replaceFirst("retention: 7d", "retention: 36h");
        assertThat(read(his).get().get(0)).isEqualTo(new WantedTopic(Topic.MOMENTS, 48, 3, 36 * 3_600_000L));
        assertThat(read(his).get().subList(1, 10)).isEqualTo(read(OURS).get().subList(1, 10));
    }

    @Test
    void everyProblemHasItsPlace() {
        String bad = OURS.replaceFirst("key: MSISDN, 8 octets", "key: IMSI")
                .replaceFirst("partitions: 12", "partitions: 0")
                .replaceFirst("retention: 7d", "retention: a week")
                .replaceFirst("retention: for ever", "retention: 30d")
                .replace("  - name: inbox", "  - name: inbux");
        assertThat(read(bad).problems())
                .extracting(Problem::headline)
                .containsExactly(
                        "his.yaml:1:1: topic is missing: name=inbox",
                        place(bad, "IMSI") + "this version relies on it and no file changes it: key=IMSI relied"
                                + " on=MSISDN, 8 octets",
                        place(bad, "0\n")
                                + "moments: between 1 and 720, the highest parallelism of a job: partitions=0",
                        place(bad, "a week") + "must be a number and d, h, m, s or ms, or for ever: retention=a week",
                        place(bad, "30d") + "control: kept for ever, definitions are read from the first on:"
                                + " retention=30d",
                        place(bad, "inbux") + "no such topic: name=inbux, did you mean inbox?");
    }

    @Test
    void keysThatAreMissingUnknownOrThereTwice() {
        String bad = OURS.replaceFirst("    cleanup: delete\n", "    clean-up: delete\n    holds: again\n");
        List<String> rules = read(bad).problems().stream().map(Problem::rule).toList();
        assertThat(rules)
                .containsExactlyInAnyOrder(
                        "key stands here twice: key=holds",
                        "unknown key: key=clean-up, did you mean cleanup?",
                        "missing: topic=moments keys=cleanup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "topics", "topics: 1", "- a", "topics: [1]", "topics: [", "a: 1", "topics: []"})
    void whatIsNoCatalogueIsAFewProblemsAndNoException(String text) {
        assertThat(read(text).problems()).hasSizeBetween(1, 12).allMatch(problem -> problem.line() == 1);
    }

    private static Checked<List<WantedTopic>> read(String text) {
        return CatalogueFile.read("his.yaml", text);
    }

    /** {@code file:line:column: } of the first place where the part stands as a value. */
    private static String place(String text, String part) {
        int at = text.indexOf(": " + part) + 2;
        String before = text.substring(0, at);
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        return "his.yaml:" + line + ":" + (at - before.lastIndexOf('\n')) + ": ";
    }
}
