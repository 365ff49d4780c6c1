package org.opportune.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MaskedTest {
    @Test
    void countryCodeAndTwoDigitsStay() {
        assertThat(Masked.msisdn(8613800000017L)).isEqualTo("86*********17");
        assertThat(Masked.digits("12345")).isEqualTo("12*45");
        assertThat(Masked.digits("1234")).isEqualTo("****");
        assertThat(Masked.digits("")).isEmpty();
    }

    @Property
    void aNumberKeepsItsLengthAndShowsAtMostFourDigits(@ForAll @LongRange(min = 0, max = 999_999_999_999_999L) long n) {
        String masked = Masked.msisdn(n);
        assertThat(masked).hasSameSizeAs(Long.toString(n));
        assertThat(masked.chars().filter(Character::isDigit).count()).isLessThanOrEqualTo(4);
        assertThat(Masked.msisdn(n)).isEqualTo(Masked.digits(Long.toString(n)));
    }
}
