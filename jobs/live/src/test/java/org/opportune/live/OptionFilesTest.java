package org.opportune.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opportune.kafka.KafkaOptions;
import org.opportune.pipeline.EngagementOptions;
import org.opportune.schemas.option.Option;
import org.opportune.schemas.option.OptionSet;
import org.opportune.smpp.SmppOptions;

/** The files in flink-conf/jobs are written from the option classes, and hold. */
class OptionFilesTest {
    private static final Path FOLDER = Path.of("..", "..", "flink-conf", "jobs");

    @TempDir
    Path directory;

    static Stream<Arguments> jobs() {
        Consumer<OptionSet> delivery = SmppOptions::check;
        Consumer<OptionSet> others = options -> {};
        return Stream.of(
                Arguments.of("signaling.yaml", SignalingJob.WHAT, SignalingJob.OPTIONS, others),
                Arguments.of("engagement.yaml", EngagementJob.WHAT, EngagementJob.OPTIONS, others),
                Arguments.of("delivery.yaml", DeliveryJob.WHAT, DeliveryJob.OPTIONS, delivery));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jobs")
    void theFileIsAsTheClassesSay(String name, String what, List<? extends Option> known) throws Exception {
        Path file = FOLDER.resolve(name);
        String text = OptionPage.of(what, known);
        if (Boolean.getBoolean("opportune.write")) {
            Files.writeString(file, text);
        }
        assertThat(file)
                .as("flink-conf/jobs differs from the option classes; write it again: ./mvnw -pl jobs/live -am test"
                        + " -Dtest=OptionFilesTest -Dsurefire.failIfNoSpecifiedTests=false -Dopportune.write=true")
                .hasContent(text);
        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jobs")
    void itHoldsAsItStands(String name, String what, List<? extends Option> known, Consumer<OptionSet> check)
            throws Exception {
        OptionSet options = read(known, check, FOLDER.resolve(name));
        assertThat(KafkaOptions.of(options)).isEqualTo(KafkaOptions.of("127.0.0.1:9092"));
        if (known == EngagementJob.OPTIONS) {
            assertThat(EngagementOptions.of(options)).isEqualTo(EngagementOptions.LIVE);
        }
    }

    /** What it states are defaults and examples that hold. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("jobs")
    void itHoldsWithEveryLineUncommented(
            String name, String what, List<? extends Option> known, Consumer<OptionSet> check) throws Exception {
        String all = Files.readString(FOLDER.resolve(name)).replaceAll("(?m)^# ", "");
        OptionSet options = read(known, check, Files.writeString(directory.resolve(name), all));
        for (Option option : known) {
            if (!option.isFamily()) {
                String byDefault = option.byDefault();
                boolean stated = byDefault != null && !byDefault.isEmpty();
                assertThat(options.text(option)).isEqualTo(stated ? byDefault : option.example());
            }
        }
    }

    @Test
    void theLowLatencyProfileLiesOverTheEngagementFile() throws Exception {
        OptionSet options = read(
                EngagementJob.OPTIONS,
                any -> {},
                FOLDER.resolve("engagement.yaml"),
                FOLDER.resolve("engagement-low-latency.yaml"));
        assertThat(options.shown())
                .containsEntry("engagement.watermark-interval", "20ms")
                .containsEntry("engagement.control-interval", "20ms")
                .containsEntry("job.buffer-timeout", "5ms")
                .containsEntry("kafka.client.linger.ms", "5");
    }

    private static OptionSet read(List<? extends Option> known, Consumer<OptionSet> check, Path... files) {
        String[] args = Stream.of(files)
                .flatMap(file -> Stream.of("--config", file.toString()))
                .toArray(String[]::new);
        OptionSet options = new OptionSet(org.opportune.live.Arguments.read(args), OptionSet.Spelling.NONE, known);
        KafkaOptions.check(options);
        check.accept(options);
        options.finish();
        return options;
    }
}
