package org.opportune.archive.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opportune.schemas.event.NumberClass;

/** Numbers here are of ranges set aside for fiction (Ofcom 07700 900xxx) or made up from no range at all. */
class NumberRuleTest {
    private static final NumberRule GB = new NumberRule.Phone("GB");
    private static final NumberRule CN = new NumberRule.Phone("CN");

    @Test
    void aPhoneNumberIsReadByItsRegionAndKeptAsDialled() throws Exception {
        NumberReading number = NumberRule.Reading.read(GB, "From", " 07700 900123 ");

        assertThat(number.digits()).isEqualTo("07700 900123");
        assertThat(number.e164()).isEqualTo(447_700_900_123L);
        assertThat(NumberRule.Reading.read(GB, "From", "+447700900123").e164()).isEqualTo(447_700_900_123L);
    }

    @Test
    void possibleIsEnoughAndNotValidIsMarked() throws Exception {
        NumberReading number = NumberRule.Reading.read(GB, "From", "+441000000000");

        assertThat(number.e164()).isEqualTo(441_000_000_000L);
        assertThat(number.valid()).isFalse();
    }

    @Test
    void serviceNumbersAndCarrierPrefixesAreNotTurnedIntoSubscribers() throws Exception {
        assertThat(NumberRule.Reading.read(CN, "To", "10086").e164()).isNull();
        assertThat(NumberRule.Reading.read(CN, "To", "1259313800000000").e164()).isNull();
        assertThat(NumberRule.Reading.read(CN, "To", "13800000000").e164()).isEqualTo(8_613_800_000_000L);
    }

    @Test
    void serviceCodesStayAsDialled() throws Exception {
        NumberReading code = NumberRule.Reading.read(new NumberRule.ServiceCode(), "To", "*100#");

        assertThat(code.digits()).isEqualTo("*100#");
        assertThat(code.numberClass()).isEqualTo(NumberClass.SERVICE);
        assertThat(code.e164()).isNull();
    }

    @Test
    void reasonsNeverQuoteTheNumber() {
        assertThatThrownBy(() -> NumberRule.Reading.read(new NumberRule.Opaque("99900", 3), "From", "4711"))
                .hasMessage("From: at most 3 digits: length=4");
        assertThatThrownBy(() -> NumberRule.Reading.read(new NumberRule.ServiceCode(), "To", "call me"))
                .hasMessage("To: 1 to 32 of 0-9 * # +: length=7");
        assertThatThrownBy(() -> NumberRule.Reading.read(GB, "To", " ")).hasMessage("To: number needed: length=0");
    }
}
