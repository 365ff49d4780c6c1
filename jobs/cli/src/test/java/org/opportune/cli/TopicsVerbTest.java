package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.kafka.KafkaOptions;
import org.opportune.kafka.TopicCatalogue;

@ExtendWith(RealBroker.class)
class TopicsVerbTest {
    @TempDir
    Path folder;

    private final KafkaOptions options = RealBroker.freshOptions();

    @Test
    void checkThenApplyThenCheck() {
        Typed before = topics("check");
        assertThat(before.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(before.out().lines())
                .hasSize(11)
                .contains(options.topicPrefix() + "control: no such topic: wanted=1 partition, retention for ever;"
                        + " opportune topics apply makes it")
                .last()
                .isEqualTo("10 topics, 10 differences");

        Typed rehearsed = topics("apply", "--dry-run");
        assertThat(rehearsed.code()).isZero();
        assertThat(rehearsed.out())
                .contains(
                        "would create " + options.topicPrefix() + "moments: 12 partitions, retention 7d", "a dry run");
        assertThat(topics("check").out()).isEqualTo(before.out());

        Typed applied = topics("apply");
        assertThat(applied.code()).isZero();
        assertThat(applied.out().lines()).last().isEqualTo("10 topics, 10 mended, 0 left as found");
        assertThat(topics("check")).isEqualTo(new Typed(0, "10 topics, 0 differences" + System.lineSeparator(), ""));
        assertThat(topics("apply").out().lines()).containsExactly("10 topics, 0 mended, 0 left as found");
    }

    @Test
    void otherNumbersAreNamedAndGrownOnlyWhenAsked() throws IOException {
        assertThat(topics("apply", "--partitions", "2").code()).isZero();
        Typed shy = topics("apply", "--partitions", "3", "--json");
        assertThat(shy.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(shy.out())
                .contains("\"mended\":[]", "\"kind\":\"too-few-partitions\",\"wanted\":\"3\",\"found\":\"2\"");
        Typed grown = topics("apply", "--partitions", "3", "--grow");
        assertThat(grown.code()).isZero();
        assertThat(grown.out()).contains("grow " + options.topicPrefix() + "facts: partitions 2 -> 3; keys move");

        String his =
                TopicCatalogue.text().replace("partitions: 12", "partitions: 3").replace("30d", "20d");
        Typed changed = topics("apply", "--catalogue", write(his));
        assertThat(changed.out())
                .contains("change " + options.topicPrefix()
                        + "decisions: retention 30d -> 20d; the broker deletes what is older");
        assertThat(changed.code()).isZero();
    }

    @Test
    void aCatalogueWithProblemsDoesNothing() throws IOException {
        String file = write(TopicCatalogue.text().replaceFirst("cleanup: delete", "cleanup: compact"));
        Typed refused = topics("apply", "--catalogue", file);
        assertThat(refused.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(refused.err())
                .contains(
                        file + ":",
                        "this version relies on it and no file changes it: cleanup=compact",
                        "^",
                        "nothing was done: 1 problem");
        assertThat(topics("check", "--catalogue", file, "--json").out()).contains("\"rule\":\"this version relies");
        assertThat(topics("check").out()).contains("10 differences");
    }

    @Test
    void wrongUsageIsSaidBeforeTheBrokerIsAsked() throws IOException {
        assertThat(topics("apply", "--partitions", "0").code()).isEqualTo(Opportune.USAGE);
        assertThat(topics("check", "--replication", "0").code()).isEqualTo(Opportune.USAGE);
        assertThat(topics("check", "--catalogue", "none.yaml").err()).contains("no such file: --catalogue=none.yaml");
        Typed both = topics("apply", "--catalogue", write(TopicCatalogue.text()), "--partitions", "3");
        assertThat(both.code()).isEqualTo(Opportune.USAGE);
        assertThat(both.err()).contains("--catalogue says partitions and replication itself");
        assertThat(Typed.opportune("topics").code()).isEqualTo(Opportune.USAGE);
    }

    @Test
    void aBrokerThatIsNotThereIsTwoLinesAndTheCatalogueNeedsNone() {
        Typed nobody = Typed.opportune("topics", "check", "--bootstrap", "127.0.0.1:1", "--timeout", "1");
        assertThat(nobody.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(nobody.err().lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("nothing listens there, start the broker");
        Typed printed = Typed.opportune("topics", "catalogue");
        assertThat(printed.out()).isEqualToNormalizingNewlines(TopicCatalogue.text());
        for (String verb : List.of("apply", "check", "catalogue")) {
            assertThat(Typed.opportune("topics", verb, "--help").out()).contains("Example:", "Exit codes:");
        }
    }

    private String write(String text) throws IOException {
        return Files.writeString(folder.resolve("topics.yaml"), text).toString();
    }

    private Typed topics(String verb, String... more) {
        List<String> args = new ArrayList<>(
                List.of("topics", verb, "--bootstrap", options.bootstrapServers(), "--prefix", options.topicPrefix()));
        args.addAll(List.of(more));
        return Typed.opportune(args.toArray(String[]::new));
    }
}
