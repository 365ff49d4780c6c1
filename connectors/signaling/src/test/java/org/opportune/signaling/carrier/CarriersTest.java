package org.opportune.signaling.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opportune.signaling.Counts;
import org.opportune.signaling.Reason;
import org.opportune.signaling.capture.Capture;
import org.opportune.signaling.capture.Frame;

/** The same SCCP octets arrive whatever carries them. */
class CarriersTest {
    private final Counts counts = new Counts();

    private List<String> messages(String file) throws IOException {
        List<String> messages = new ArrayList<>();
        Carriers carriers = new Carriers(
                counts,
                unit -> messages.add(
                        HexFormat.of().formatHex(unit.octets(), unit.offset(), unit.offset() + unit.length())));
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(file));
                Capture capture = new Capture(in)) {
            for (Frame frame = capture.read(); frame != null; frame = capture.read()) {
                carriers.take(frame);
            }
            assertThat(capture.reason()).isEqualTo(Reason.NONE);
        }
        assertThat(counts.balanced()).isTrue();
        assertThat(counts.malformed()).isEmpty();
        return messages;
    }

    @ParameterizedTest
    @CsvSource({
        "osmo-a-m3ua, 440, 880",
        "osmo-c-two-bsc, 137, 274",
        "osmo-e-clean-calls, 398, 796",
        "osmo-f-handover, 103, 206"
    })
    void m3uaMtp3AndSccpliteBringTheSame(String name, int oneLeg, int twoLegs) throws IOException {
        List<String> leg = messages("/org/opportune/signaling/" + name + "_bscleg.pcap");
        assertThat(leg).hasSize(oneLeg);
        assertThat(messages("/org/opportune/signaling/" + name + "_derived_mtp3.pcap"))
                .isEqualTo(leg);
        assertThat(messages("/org/opportune/signaling/" + name + "_derived_sccplite_ipa.pcap"))
                .isEqualTo(leg);
        assertThat(messages("/org/opportune/signaling/" + name + ".pcap")).hasSize(twoLegs);
    }

    @Test
    void twoChunksOfOnePacketAreTwoMessages() throws IOException {
        assertThat(messages("/synthetic/segmented.pcap")).hasSize(15);
        assertThat(counts.frames()).isEqualTo(14);
        assertThat(counts.further()).isEqualTo(1);
    }
}
