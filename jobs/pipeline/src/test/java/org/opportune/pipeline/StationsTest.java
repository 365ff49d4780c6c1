package org.opportune.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.opportune.pipeline.pattern.Patterns;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.control.ControlKind;

class StationsTest {
    /** The uids of a release are written down: whoever changes one loses the state of every running job. */
    @Test
    void everyOperatorOfTheGraphIsAStationUnderTheUidItAlwaysHad() throws IOException {
        assertThat(uids(Bounded.ends(List.of(), List.of()))).containsExactlyElementsOf(frozen());
        assertThat(Arrays.stream(Station.values()).map(Station::uid)).doesNotHaveDuplicates();
    }

    @Test
    void recordingAddsItsOwnStationsAndChangesNoOther() throws IOException {
        Set<String> uids = uids(Bounded.recording(Bounded.ends(List.of(), List.of())));
        assertThat(uids).containsAll(frozen());
        uids.removeAll(frozen());
        assertThat(uids)
                .containsExactly(
                        "reached-v1",
                        "recorded-control-v1",
                        "recorded-decisions-v1",
                        "recorded-events-v1",
                        "recorded-reach-v1",
                        "recorded-ticks-v1",
                        "ticks-v1");
    }

    @Test
    void aPatternAddsItsStationAndAnotherVersionOfItAnother() throws IOException {
        String text = Texts.TOP_UP + "engine: flink-cep\n";
        Control first = Texts.publish(ControlKind.SCENARIO, "top-up", text);
        Control second = Texts.publish(ControlKind.SCENARIO, "top-up", text.replace("30m", "40m"));
        Set<String> uids = uids(Bounded.ends(List.of(), List.of()), Patterns.published(List.of(first, second)));
        assertThat(uids).containsAll(frozen());
        uids.removeAll(frozen());
        assertThat(uids).hasSize(4).contains("pattern-events-v1", "pattern-order-v1");
        assertThat(uids)
                .filteredOn(uid -> uid.matches("pattern-v1-top-up-[0-9a-f]{32}"))
                .hasSize(2);
    }

    private static Set<String> uids(EngagementEnds ends) {
        return uids(ends, Patterns.NONE);
    }

    private static Set<String> uids(EngagementEnds ends, Patterns patterns) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(Baseline.configuration());
        EngagementTopology.build(env, ends, EngagementOptions.LIVE, patterns);
        StreamGraph graph = env.getStreamGraph(false);
        Set<String> uids = new TreeSet<>();
        for (StreamNode node : graph.getStreamNodes()) {
            uids.add(Objects.requireNonNull(node.getTransformationUID(), node.getOperatorName()));
        }
        return uids;
    }

    private static List<String> frozen() throws IOException {
        try (InputStream in = StationsTest.class.getResourceAsStream("/frozen/0.1.0/engagement-uids.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
