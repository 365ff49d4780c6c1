package org.opportune.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.opportune.schemas.octets.OctetReader;
import org.opportune.schemas.octets.OctetWriter;
import org.opportune.signaling.behaviour.Behaviour;
import org.opportune.signaling.behaviour.BehaviourOctets;
import org.opportune.signaling.behaviour.Networks;
import org.opportune.signaling.carrier.Unit;

class BehaviourOctetsTest {
    @SuppressWarnings("unused") // by name
    static final List<String> CAPTURES = Captures.REAL;

    @ParameterizedTest
    @FieldSource("CAPTURES")
    void whatWasWrittenIsRead(String capture) {
        Captures.behaviours(capture + ".pcap").forEach(BehaviourOctetsTest::check);
    }

    private static void check(Behaviour behaviour) {
        OctetWriter octets = new OctetWriter(64);
        BehaviourOctets.write(behaviour, octets);
        OctetReader reader = new OctetReader(octets.toOctets());
        assertThat(BehaviourOctets.read(reader)).isEqualTo(behaviour);
        assertThat(reader.left()).isZero();
    }

    /** Each time other octets are wrong, messages end early, are missing, or come at another time. */
    @ParameterizedTest
    @FieldSource("CAPTURES")
    void whateverMessagesHoldNothingIsThrownAndWhatTheyProveCanBeKept(String capture) {
        Networks networks = Networks.shipped();
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Tap tap = new Tap(TapOptions.USUAL, networks, BehaviourOctetsTest::check);
            assertThatCode(() -> Captures.play(capture + "_bscleg.pcap", unit -> tap.take(spoilt(unit, random))))
                    .as(capture + " seed " + seed)
                    .doesNotThrowAnyException();
            tap.end();
        }
    }

    private static Unit spoilt(Unit unit, Random random) {
        byte[] octets = Arrays.copyOfRange(unit.octets(), unit.offset(), unit.offset() + unit.length());
        for (int wrong = random.nextInt(3); wrong > 0; wrong--) {
            octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
        }
        long shiftNs = random.nextInt(50) == 0 ? random.nextLong() % 100_000_000_000L : 0;
        Unit spoilt = new Unit();
        spoilt.captured(unit.frame(), unit.timeNs() + shiftNs, unit.link());
        spoilt.label(unit.ni(), unit.opc(), unit.dpc(), unit.sls(), unit.routingContext());
        spoilt.message(octets, 0, random.nextInt(10) == 0 ? random.nextInt(octets.length) : octets.length);
        return spoilt;
    }
}
