package org.opportune.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.pipeline.EngagementOption;
import org.opportune.pipeline.JobOption;
import org.opportune.schemas.option.OptionSet;

class ArgumentsTest {
    private static final String SECRET = "hunter2";

    @TempDir
    Path directory;

    private static OptionSet options(String... args) {
        return new OptionSet(
                Arguments.read(args),
                OptionSet.Spelling.NONE,
                List.of(EngagementOption.CACHE_SIZE, EngagementOption.BUFFER_BYTES, JobOption.BUFFER_TIMEOUT));
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    @Test
    void argumentsLieOverFilesAndLaterFilesOverEarlier() throws Exception {
        String first = file("a.yaml", "engagement.cache-size: 1\nengagement.buffer-bytes: 1048576\n");
        String second = file("b.yaml", "engagement.cache-size: 2\njob.buffer-timeout: 5ms\n");
        OptionSet options = options("--config", first, "--job.buffer-timeout", "7ms", "--config", second);
        options.finish();
        assertThat(options.number(EngagementOption.CACHE_SIZE)).isEqualTo(2);
        assertThat(options.number(EngagementOption.BUFFER_BYTES)).isEqualTo(1_048_576);
        assertThat(options.number(JobOption.BUFFER_TIMEOUT)).isEqualTo(7);
    }

    @Test
    void everyProblemOfArgumentsAndFilesIsToldAtOnceAndNoValue() throws Exception {
        String one = file("one.yaml", "smpp:\n  password: " + SECRET + "\njob.x: 1\njob.x: " + SECRET + "\n");
        String two = file("two.yaml", "a: 'open\n");
        assertThatThrownBy(() -> Arguments.read(new String[] {
                    "--config", one, "--config", two, "--config", "nowhere.yaml", "--b", SECRET, "--b", SECRET, "--c"
                }))
                .hasMessageStartingWith("""
                        --b: must be said once
                        --c: must have a value
                        %1$s:1:1: a key is written whole, with a single value: key=smpp found=keys and values
                        %1$s:4:1: duplicate key: key=job.x first=line 3
                        %2$s:""".formatted(one, two))
                .hasMessageEndingWith(
                        "--config: must be a YAML file that can be read where the job is submitted: config=nowhere.yaml")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void whatIsNoOptionIsNotRepeated() {
        assertThatThrownBy(() -> Arguments.read(new String[] {"--a", "1", SECRET, "2"}))
                .hasMessage("arguments come as --key value: number=3");
        assertThatThrownBy(() -> Arguments.read(new String[] {"--smpp.password=" + SECRET}))
                .hasMessage("arguments come as --key value: number=1");
    }
}
