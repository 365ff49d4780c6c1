package org.opportune.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSettingsTest {
    @TempDir
    Path directory;

    @Test
    void argumentsLieOverTheFile() throws Exception {
        Path file = Files.writeString(directory.resolve("job.properties"), "a = 1\nb = 2\n");
        JobSettings settings = JobSettings.read(new String[] {"--config", file.toString(), "--b", "3"});
        assertThat(settings.values()).containsEntry("a", "1").containsEntry("b", "3");
    }

    @Test
    void everyProblemIsToldAtOnce() throws Exception {
        JobSettings settings = JobSettings.read(new String[] {
            "--engagement.idle-after", "soon", "--engagement.cache-size", "0", "--engagement.cash", "1"
        });
        settings.durationMs("engagement.idle-after", 1, 1);
        settings.number("engagement.cache-size", 1, 1, 10);
        assertThatThrownBy(() -> settings.check(Set.of("engagement.idle-after", "engagement.cache-size"), "kafka."))
                .hasMessage("""
                        engagement.idle-after: must be a time of at least PT0.001S, such as 10s: engagement.idle-after=soon
                        engagement.cache-size: must be a whole number 1..10: engagement.cache-size=0
                        engagement.cash: unknown setting""");
    }

    @Test
    void anArgumentWithoutAValueIsAProblem() {
        assertThatThrownBy(() -> JobSettings.read(new String[] {"--config"}))
                .hasMessage("arguments must come as --key value: argument=--config");
    }

    @Test
    void aFileThatIsNotThereIsAProblem() {
        assertThatThrownBy(() -> JobSettings.read(new String[] {"--config", "nowhere.properties"}))
                .hasMessage("config: must be a readable properties file: config=nowhere.properties");
    }
}
