package org.opportune.archive.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opportune.archive.sealed.Damage;
import org.opportune.archive.sealed.Envelopes;
import org.opportune.archive.sealed.Excerpt;
import org.opportune.archive.sealed.Manifest;
import org.opportune.archive.sealed.OnDamage;
import org.opportune.archive.sealed.Sample;
import org.opportune.schemas.Envelope;

class ArchiveCuesTest {
    @RegisterExtension
    static final MiniClusterExtension FLINK = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    private static final long HOUR = 3_600_000;

    @TempDir
    private Path folder;

    private final List<Envelope> events = Envelopes.many(6000, 500);

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everySubtaskGivesCuesBeforeTheEventsOfTheirTime(int parallelism) throws Exception {
        Path archive = Envelopes.seal(folder.resolve("a"), events);
        long toMs = Envelopes.T0 + 2 * Envelopes.DAY;
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        env.setParallelism(parallelism);
        List<String> read = env.fromSource(
                        ArchiveSource.of(
                                archive,
                                new Excerpt(Long.MIN_VALUE, toMs, Sample.ALL),
                                OnDamage.STOP,
                                new WithHours(),
                                Types.STRING),
                        WatermarkStrategy.noWatermarks(),
                        "archive")
                .map(new NumberedBySubtask())
                .executeAndCollect(100_000);
        for (int subtask = 0; subtask < parallelism; subtask++) {
            String own = subtask + "/";
            List<String> lines = read.stream()
                    .filter(line -> line.startsWith(own))
                    .map(line -> line.substring(own.length()))
                    .toList();
            assertThat(lines).filteredOn(line -> line.startsWith("cue ")).hasSize(48);
            long hour = Envelopes.T0;
            for (String line : lines) {
                if (line.startsWith("cue ")) {
                    assertThat(line).isEqualTo("cue " + hour);
                    hour += HOUR;
                } else {
                    assertThat(Long.parseLong(line.substring(0, line.indexOf(' '))))
                            .isLessThan(hour)
                            .isGreaterThanOrEqualTo(hour - HOUR);
                }
            }
        }
    }

    /** Says every hour. */
    private static final class WithHours implements Replayed<String> {
        private static final long serialVersionUID = 1L;

        @Override
        public Iterator<Cue<String>> cues(Manifest manifest) {
            return LongStream.range(0, 100)
                    .map(hour -> Envelopes.T0 + hour * HOUR)
                    .mapToObj(ms -> new Cue<>(ms, "cue " + ms))
                    .iterator();
        }

        @Override
        public String event(Envelope e) {
            return e.orderMs() + " event";
        }

        @Override
        public String damage(Damage damage) {
            throw new AssertionError(damage.toString());
        }
    }
}
