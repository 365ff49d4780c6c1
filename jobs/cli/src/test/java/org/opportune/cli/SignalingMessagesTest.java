package org.opportune.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalingMessagesTest {
    private static final Path CAPTURE =
            Path.of("../../connectors/signaling/src/test/resources/org/opportune/signaling/osmo-a-m3ua_bscleg.pcap");

    @Test
    void everyMessageIsALineWithoutWhoItWas() {
        Typed typed = Typed.opportune("signaling", "decode", "--messages", CAPTURE.toString());
        assertThat(typed.code()).isZero();
        assertThat(typed.err()).isEmpty();
        assertThat(typed.out().lines()).hasSize(441);
        assertThat(typed.out())
                .contains(
                        "1795294743.320462000     20   187>185  sls=0 sccp_type=0x01 sccp_slr=0x010000",
                        "imsi=00***********01")
                .contains(
                        "frames=657 further=0 messages=440 retransmissions=0 pieces=0 otherProtocols=217 malformed={}")
                .doesNotContain("001010000000001", "491700000033");
    }

    @Test
    void asJson() {
        Typed typed = Typed.opportune("signaling", "decode", "--messages", "--json", CAPTURE.toString());
        assertThat(typed.code()).isZero();
        assertThat(typed.out().lines()).hasSize(441).allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(typed.out()).contains("\"bssmap\":\"0x57\"").doesNotContain("001010000000001");
    }

    @Test
    void aFileThatBreaksOffIsSaid(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(CAPTURE);
        Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(whole, whole.length - 7));
        Typed typed = Typed.opportune("signaling", "decode", "--messages", cut.toString());
        assertThat(typed.code()).isEqualTo(Opportune.FINDINGS);
        assertThat(typed.err()).contains("cut.pcap: octet ", ": CAPTURE_CUT");
        assertThat(Typed.opportune("signaling", "decode", "--messages", folder.toString())
                        .code())
                .isEqualTo(Opportune.USAGE);
    }
}
