package org.opportune.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.schemas.option.OptionSet;

/** What is wrong with feeds is told where the job is submitted, all of it at once. */
class FeedsTest {
    private static final String MAPPING = """
            mapping: mms
            source: mmsc
            numbers: {from: {phone: GB}}
            times: {at: {pattern: epoch-millis}}
            events: [{kind: MMS_SENT, subscriber: from, happened: at}]
            """;

    @TempDir
    Path directory;

    @Test
    void aFolderAndATopicAreTaken() throws Exception {
        String json = write("wap.yaml", MAPPING.replace("source: mmsc", "source: ggsn\nformat: json"));
        assertThat(problems(
                        "feed.mapping.mms",
                        write("mms.yaml", MAPPING),
                        "feed.folder.mms",
                        "file:///data/mms",
                        "feed.mapping.wap",
                        json,
                        "feed.topic.wap",
                        "mediation.wap"))
                .isEmpty();
    }

    @Test
    void everyFaultIsToldWithItsKey() throws Exception {
        String good = write("mms.yaml", MAPPING);
        String bad = write("bad.yaml", MAPPING.replace("MMS_SENT", "MMS_SEND"));
        List<String> problems = problems(
                "feed.mapping.A_b",
                good,
                "feed.folder.lost",
                "file:///data/mms",
                "feed.mapping.both",
                good,
                "feed.mapping.header",
                good,
                "feed.topic.header",
                "mediation.mms",
                "feed.mapping.bad",
                bad,
                "feed.folder.bad",
                "file:///data/mms",
                "feed.mapping.gone",
                directory.resolve("gone.yaml").toString(),
                "feed.folder.gone",
                "file:///data/mms",
                "feed.mapping.one",
                good,
                "feed.folder.one",
                "data/mms",
                "feed.mapping.two",
                good,
                "feed.folder.two",
                "file:///data/mms");
        assertThat(problems)
                .hasSize(8)
                .anyMatch(text -> text.contains("a feed's name is a-z, 0-9 and '-': feed.mapping.A_b="))
                .anyMatch(text -> text.contains("the feed has no mapping: feed.folder.lost="))
                .anyMatch(text -> text.contains("the feed must have a folder or a topic: feed.mapping.both="))
                .anyMatch(text -> text.contains("have no header, so the mapping needs key columns"))
                .anyMatch(text -> text.contains("bad.yaml:5:17: unknown kind (did you mean MMS_SENT?)"))
                .anyMatch(text -> text.contains("mapping file cannot be read (NoSuchFileException)"))
                .anyMatch(text ->
                        text.contains("must be the URI of a folder") && text.contains("feed.folder.one=data/mms"))
                .anyMatch(text -> text.contains("another feed's events have the same source, mmsc: feed.mapping.two="));
    }

    private String write(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private static List<String> problems(String... said) {
        List<String> args = new ArrayList<>(List.of("--kafka.bootstrap.servers", "h:1"));
        for (int i = 0; i < said.length; i += 2) {
            args.add("--" + said[i]);
            args.add(said[i + 1]);
        }
        OptionSet options = new OptionSet(
                Arguments.read(args.toArray(String[]::new)), OptionSet.Spelling.NONE, SignalingJob.OPTIONS);
        Feeds.check(options);
        return options.problems();
    }
}
