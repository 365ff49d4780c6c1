package org.opportune.signaling.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opportune.signaling.bssap.Plmn;

class NetworksTest {
    private final Networks shipped = Networks.shipped();

    @ParameterizedTest
    @CsvSource({
        "460001234567890, 460-00, CN",
        "262011234567890, 262-01, DE",
        "310260000000301, 310-260, US",
        "302720123456789, 302-720, CA",
        // Two lengths in one country.
        "405801234567890, 405-801, IN",
        "405051234567890, 405-05, IN",
        "001010000000001, 001-01, ''"
    })
    void theCountrySaysHowLongANetworkCodeIs(String imsi, String network, String country) {
        int home = shipped.home(Long.parseLong("1" + imsi));
        assertThat(Plmn.text(home)).isEqualTo(network);
        assertThat(shipped.country(home)).isEqualTo(country);
    }

    @Test
    void anUnknownCountryHasNoNetwork() {
        assertThat(shipped.home(1_000_010_000_000_001L)).isEqualTo(Plmn.NONE);
        assertThat(shipped.home(0)).isEqualTo(Plmn.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"46,CN,2,|line 2", "460,CN,4,|line 2", "460,CN,2,01|code=01", "460,CN|line 2"})
    void aWrongLineIsNamed(String line, String said) {
        assertThatThrownBy(() -> Networks.read(new StringReader("# table\n" + line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }
}
