package org.opportune.pipeline.operator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.java.tuple.Tuple2;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutsTest {
    private static final SubscriberOptions OPTIONS =
            new SubscriberOptions(2, 64L << 20, 10, Journey.SILENT_AFTER_MS, Long.MAX_VALUE);

    /** A build of a later day. */
    private static final class Newer extends SubscriberOperator {
        private static final long serialVersionUID = 1L;

        private final String state;

        Newer(SubscriberOptions options, String state) {
            super(options);
            this.state = state;
        }

        @Override
        List<Tuple2<String, Long>> layouts() {
            List<Tuple2<String, Long>> all = new ArrayList<>(super.layouts());
            all.add(Tuple2.of(state, 0xABCL));
            return all;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hot-v1", "cold-v1", "warm-v1"})
    void anOlderBuildDoesNotBeginFromWhatANewerOneWrote(String state) throws Exception {
        Rig.Checkpoint newer;
        try (Rig rig = new Rig(options -> new Newer(options, state), OPTIONS, 2)) {
            newer = rig.checkpoint();
        }
        try (Rig rig = new Rig(SubscriberOperator::new, OPTIONS, 1)) {
            assertThatThrownBy(() -> rig.restore(newer, 1))
                    .hasStackTraceContaining("a newer build wrote into this state what this one cannot read: state="
                            + state + " layout=abc");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theSameBuildBegins(int parallelism) throws Exception {
        try (Rig rig = new Rig(SubscriberOperator::new, OPTIONS, 2)) {
            rig.restore(rig.checkpoint(), parallelism);
            rig.restore(rig.checkpoint(), 2);
        }
    }
}
