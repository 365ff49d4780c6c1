package org.opportune.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.opportune.signaling.behaviour.Behaviour;

/** The carrier and the number of probes change nothing of what subscribers did. */
class SameBehavioursTest {
    @SuppressWarnings("unused") // by name
    static final List<String> CAPTURES = Captures.REAL;

    @ParameterizedTest
    @FieldSource("CAPTURES")
    void mtp3AndSccpliteSayWhatM3uaSaysAtTheSameTime(String capture) {
        List<String> one = words(Captures.behaviours(capture + "_bscleg.pcap"), true);
        assertThat(one).isNotEmpty();
        assertThat(words(Captures.behaviours(capture + "_derived_mtp3.pcap"), true))
                .isEqualTo(one);
        assertThat(words(Captures.behaviours(capture + "_derived_sccplite_ipa.pcap"), true))
                .isEqualTo(one);
    }

    /** The second leg is some microseconds away: which copy comes first depends on the direction. */
    @ParameterizedTest
    @FieldSource("CAPTURES")
    void twoLegsSayWhatOneSays(String capture) {
        assertThat(words(Captures.behaviours(capture + ".pcap"), false))
                .containsExactlyInAnyOrderElementsOf(words(Captures.behaviours(capture + "_bscleg.pcap"), false));
    }

    private static List<String> words(List<Behaviour> behaviours, boolean timed) {
        return behaviours.stream().map(b -> words(b, timed)).toList();
    }

    private static String words(Behaviour b, boolean timed) {
        String detail = String.valueOf(b.detail());
        String when = timed
                ? b.proof().timeNs() + " " + b.proof().idHigh() + " "
                        + b.proof().idLow() + " "
                : "";
        return when + b.kind() + " " + b.subject().imsi() + " " + b.subject().hasTmsi() + " "
                + b.subject().tmsi() + " "
                + b.subject().imei() + " " + b.subject().emergency() + " " + b.place() + " "
                + (timed ? detail : detail.replaceAll("Ns=-?[0-9]+", "Ns"));
    }
}
