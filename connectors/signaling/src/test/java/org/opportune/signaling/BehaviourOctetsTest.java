package org.opportune.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.BehaviourOctets;
import org.opportune.signaling.octets.OctetReader;
import org.opportune.signaling.octets.OctetWriter;

class BehaviourOctetsTest {
    @SuppressWarnings("unused") // by name
    static final List<String> CAPTURES = Captures.REAL;

    @ParameterizedTest
    @FieldSource("CAPTURES")
    void whatWasWrittenIsRead(String capture) {
        for (Behaviour behaviour : Captures.behaviours(capture + ".pcap")) {
            OctetWriter octets = new OctetWriter();
            BehaviourOctets.write(behaviour, octets);
            OctetReader reader = new OctetReader(octets.toOctets());
            assertThat(BehaviourOctets.read(reader)).isEqualTo(behaviour);
            assertThat(reader.atEnd()).isTrue();
        }
    }
}
