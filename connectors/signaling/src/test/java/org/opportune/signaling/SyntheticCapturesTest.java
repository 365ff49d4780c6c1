package org.opportune.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.Detail.Call;
import org.opportune.signaling.behaviour.Kind;

/**
 * Cases that no recorded capture holds, written by another room ({@code connectors/simulators}); tshark reads in them what is meant
 * ({@code meant.tsv}).
 */
class SyntheticCapturesTest {
    private static List<Behaviour> behaviours(String name) {
        return Captures.behaviours("/synthetic/" + name + ".pcap");
    }

    @ParameterizedTest
    @CsvSource({
        "attach, POWER_ON",
        "refused-connection, POWER_OFF",
        "vacant-number, CALL_STARTED CALL_ENDED",
        "emergency-call, CALL_STARTED CALL_ANSWERED CALL_ENDED",
        "hold-and-retrieve, CALL_STARTED CALL_ANSWERED CALL_ENDED",
        "segmented, CALL_STARTED CALL_ANSWERED CALL_ENDED",
        "released-by-controller, CALL_STARTED CALL_ANSWERED CALL_ENDED",
        "reset-in-mid-call, CALL_STARTED CALL_ANSWERED CALL_ENDED",
        "handover-to-another-controller, CALL_STARTED CALL_ANSWERED CELL_CHANGE HANDOVER CALL_ENDED"
    })
    void showWhatHappened(String name, String kinds) {
        assertThat(behaviours(name))
                .extracting(Behaviour::kind)
                .containsExactlyElementsOf(
                        Arrays.stream(kinds.split(" ", -1)).map(Kind::valueOf).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "vacant-number, 1, false, -1",
        "emergency-call, 16, false, 29",
        "hold-and-retrieve, 16, false, 18",
        "segmented, 16, false, 10",
        "released-by-controller, -1, true, 6",
        "reset-in-mid-call, -1, true, 7",
        "handover-to-another-controller, 16, false, 24"
    })
    void aCallEndsAsItEnded(String name, int cause, boolean dropped, int seconds) {
        List<Behaviour> all = behaviours(name);
        assertThat(all.get(all.size() - 1).detail()).isInstanceOfSatisfying(Call.class, call -> {
            assertThat(call.cause()).isEqualTo(cause);
            assertThat(call.dropped()).isEqualTo(dropped);
            assertThat(call.answered() ? call.durationNs() / 1_000_000_000L : -1)
                    .isEqualTo(seconds);
        });
    }

    @Test
    void anEmergencyCallIsMarkedAndSegmentsAreJoined() {
        assertThat(behaviours("emergency-call"))
                .allMatch(behaviour -> behaviour.subject().emergency());
        assertThat(behaviours("segmented").get(0).detail())
                .isInstanceOfSatisfying(
                        Call.class,
                        call -> assertThat(call.other())
                                .isNotNull()
                                .satisfies(number -> assertThat(number.text()).isEqualTo("99900112233")));
    }
}
