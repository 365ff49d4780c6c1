package org.opportune.smpp.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudhopper.commons.charset.CharsetUtil;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    private static final String ALPHABET = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCXYZÄÖÑÜ§¿abcxyzäöñüà\f^{}\\[~]|€";

    @Provide
    Arbitrary<String> gsm() {
        return Arbitraries.strings().withChars(ALPHABET.toCharArray()).ofMaxLength(700);
    }

    @Property(tries = 500)
    void gsmTextComesBackAndTheOracleAgrees(@ForAll("gsm") String text) {
        byte[] septets = Gsm7.encode(text);
        assertThat(Gsm7.decode(septets)).isEqualTo(text);
        assertThat(septets).isEqualTo(CharsetUtil.encode(text, CharsetUtil.CHARSET_GSM));
        assertThat(CharsetUtil.decode(septets, CharsetUtil.CHARSET_GSM)).isEqualTo(text);
    }

    @Test
    void everyCharacterIsJudgedAsTheOracleJudgesIt() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            // The oracle maps U+001B to its own code; as a character it is no text.
            if (c != 0x1B) {
                assertThat(Gsm7.encodable(String.valueOf(c)))
                        .as("U+%04X", (int) c)
                        .isEqualTo(com.cloudhopper.commons.charset.GSMCharset.canRepresent(String.valueOf(c)));
            }
        }
    }

    @Property(tries = 500)
    void anyTextComesBackFromItsSegments(@ForAll @StringLength(max = 600) String text, @ForAll int reference)
            throws TextTooLong {
        assertLawful(text, reference);
    }

    @Property(tries = 500)
    void gsmTextComesBackFromItsSegments(@ForAll("gsm") String text, @ForAll int reference) throws TextTooLong {
        assertLawful(text, reference);
    }

    @Property(tries = 300)
    void surrogatePairsAreNeverSplit(@ForAll("withEmoji") String text) throws TextTooLong {
        assertLawful(text, 7);
    }

    @Provide
    Arbitrary<String> withEmoji() {
        return Arbitraries.of("😀", "a", "я")
                .list()
                .ofMinSize(40)
                .ofMaxSize(300)
                .map(parts -> String.join("", parts));
    }

    private static void assertLawful(String text, int reference) throws TextTooLong {
        Segments segments = Segments.of(text, reference);
        boolean gsm = segments.coding() == Coding.GSM7;
        int width = gsm ? 1 : 2;
        assertThat(gsm).isEqualTo(Gsm7.encodable(text));
        StringBuilder back = new StringBuilder();
        int n = segments.parts().size();
        for (int i = 0; i < n; i++) {
            byte[] part = segments.parts().get(i);
            int header = n > 1 ? 6 : 0;
            if (n > 1) {
                assertThat(Arrays.copyOf(part, 6)).containsExactly(5, 0, 3, (byte) reference, (byte) n, (byte) (i + 1));
            }
            byte[] body = Arrays.copyOfRange(part, header, part.length);
            assertThat(body.length / width)
                    .isLessThanOrEqualTo(
                            n > 1 ? segments.coding().part() : segments.coding().single());
            String decoded = gsm ? Gsm7.decode(body) : Ucs2.decode(body);
            if (gsm && body.length > 0) {
                assertThat(body[body.length - 1]).isNotEqualTo((byte) Gsm7.ESCAPE);
            }
            if (i + 1 < n && !gsm && Character.isHighSurrogate(decoded.charAt(decoded.length() - 1))) {
                byte[] next = segments.parts().get(i + 1);
                assertThat(next[6] & 0xFC).isNotEqualTo(0xDC);
            }
            back.append(decoded);
        }
        assertThat(back.toString()).isEqualTo(text);
    }

    @Test
    void theBoundsAreThoseOfTheStandard() throws TextTooLong {
        assertThat(Segments.of("a".repeat(160), 1).parts()).hasSize(1);
        assertThat(Segments.of("a".repeat(161), 1).parts()).hasSize(2);
        assertThat(Segments.of("a".repeat(1530), 1).parts()).hasSize(10);
        assertThat(Segments.of("€".repeat(80), 1).parts()).hasSize(1);
        assertThat(Segments.of("я".repeat(70), 1).parts()).hasSize(1);
        assertThat(Segments.of("я".repeat(71), 1).parts()).hasSize(2);
        assertThatThrownBy(() -> Segments.of("a".repeat(1531), 1))
                .isInstanceOf(TextTooLong.class)
                .hasMessage("text must fit 10 segments: units=1531, coding=GSM7");
        assertThatThrownBy(() -> Segments.of("я".repeat(671), 1)).isInstanceOf(TextTooLong.class);
    }

    @Test
    void strayCodesReadAsTheStandardSays() {
        assertThat(Gsm7.decode(new byte[] {0x1B, 0x41, 0x1B})).isEqualTo("A ");
        assertThat(Gsm7.decode(new byte[] {0x1B, 0x1B, 0x65})).isEqualTo(" €");
        assertThat(Gsm7.decode(new byte[] {(byte) 0x80})).isEqualTo("\uFFFD");
        assertThat(Ucs2.decode(new byte[] {0, 65, 1})).isEqualTo("A\uFFFD");
    }
}
