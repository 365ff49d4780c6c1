package org.opportune.schemas.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {
    @Property
    void theShortestTextIsTheSameTime(@ForAll @LongRange(max = 999_999_999) long ms) {
        assertThat(Rule.Time.ms(Rule.Time.shortest(ms + "ms"))).isEqualTo(ms);
    }

    @ParameterizedTest
    @CsvSource({"5ms,5", "10s,10000", "10 s,10000", "2m,120000", "2min,120000", "1h,3600000", "1d,86400000", "0ms,0"})
    void timesHaveUnits(String text, long ms) {
        assertThat(Rule.Time.ms(text)).isEqualTo(ms);
        assertThat(new Rule.Time(0, ms).broken(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "-1s", "1.5s", "s", "9999999999s", "1 week"})
    void whatIsNoTime(String text) {
        assertThat(new Rule.Time(0, Long.MAX_VALUE).broken(text)).startsWith("must be a time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:/a", "file:/a b/c.d", "file:/a:b", "env:A", "env:_a1"})
    void references(String text) {
        assertThat(SecretReference.isReference(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "geheim", "file:a", "file:", "file:/", "file:/a/", "file:/a}b", "env:", "env:1", "env:A B"})
    void whatIsNoReference(String text) {
        assertThat(SecretReference.isReference(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "smpp.password,true",
        "ssl.keystore.password,true",
        "sasl.jaas.config,true",
        "ssl.keystore.key,true",
        "a.SECRET,true",
        "ssl.keystore.location,false",
        "ssl.keystore.type,false",
        "sasl.oauthbearer.token.endpoint.url,false"
    })
    void secretKeys(String key, boolean secret) {
        assertThat(SecretReference.isSecretKey(key)).isEqualTo(secret);
    }

    @Test
    void aFilesLastLineBreakIsNotOfTheSecret(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("s");
        for (String text : new String[] {"geheim", "geheim\n", "geheim\r\n"}) {
            Files.writeString(file, text);
            assertThat(SecretReference.read("file:" + file)).isEqualTo("geheim");
        }
        Files.writeString(file, " a \n\n");
        assertThat(SecretReference.read("file:" + file)).isEqualTo(" a \n");
        Files.write(file, new byte[] {'g', (byte) 0xC3});
        assertThatThrownBy(() -> SecretReference.read("file:" + file))
                .isInstanceOf(IOException.class)
                .hasMessage("file must be readable text: file=" + file)
                .hasNoCause();
        assertThatThrownBy(() -> SecretReference.read("env:OPPORTUNE_NOT_SET"))
                .hasMessage("variable must be set in the process that needs it: env=OPPORTUNE_NOT_SET");
    }
}
