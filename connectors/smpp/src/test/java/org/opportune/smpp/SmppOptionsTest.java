package org.opportune.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opportune.schemas.option.InvalidOptions;

class SmppOptionsTest {
    private static final Map<String, String> LEAST = Map.of("smpp.host", "h", "smpp.system-id", "s");

    private static Map<String, String> with(String key, String value) {
        return Map.of("smpp.host", "h", "smpp.system-id", "s", key, value);
    }

    @Test
    void defaultsAreValid() {
        SmppOptions options = SmppOptions.of(LEAST);
        assertThat(options.smscId()).isEqualTo("h:2775");
        assertThat(options.bindMode()).isEqualTo(BindMode.TRANSCEIVER);
        assertThat(options.number(SmppOption.RESPONSE_TIMEOUT)).isEqualTo(10_000);
        assertThat(options.isTryAgain(0x58)).isTrue();
        assertThat(options.isTryAgain(0x08)).isFalse();
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        assertThatThrownBy(() -> SmppOptions.of(Map.of(
                        "smpp.port", "0",
                        "smpp.window", "many",
                        "smpp.response-timeout", "5 parsecs",
                        "smpp.bind-mode", "both",
                        "smpp.password", "geheim",
                        "smpp.pasword", "geheim",
                        "smpp.system-id", "0123456789abcdef",
                        "smpp.reconnect-min", "1h",
                        "other.key", "left alone")))
                .isInstanceOf(InvalidOptions.class)
                .hasMessage("""
                        smpp.host: must be set, such as 127.0.0.1: smpp.host=
                        smpp.bind-mode: must be transceiver, transmitter or receiver: smpp.bind-mode=both
                        smpp.password: a secret is given as file:/absolute/path or env:NAME: smpp.password=***
                        smpp.pasword: unknown option: key=smpp.pasword
                        smpp.port: must be between 1 and 65535: smpp.port=0
                        smpp.reconnect-min: must not be above smpp.reconnect-max: smpp.reconnect-min=1h
                        smpp.response-timeout: must be a time such as 500ms, 10s, 5min or 1h: smpp.response-timeout=5 parsecs
                        smpp.system-id: must have 1 to 15 characters: smpp.system-id=0123456789abcdef
                        smpp.window: must be a whole number, 1 to 10000: smpp.window=many""");
    }

    @Test
    void thePasswordIsReadWhereItIsNeededAndShownNowhere(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("pw"), "geheim\n");
        SmppOptions options = InstantiationUtil.clone(SmppOptions.of(with("smpp.password", "file:" + file)));
        assertThat(options.readPassword()).isEqualTo("geheim");
        assertThat(options.toString()).doesNotContain("geheim", file.toString()).contains("smpp.host=h");
        Files.writeString(file, "viel zu lang");
        assertThatThrownBy(options::readPassword)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("length=12")
                .hasMessageNotContaining("viel");
        assertThatThrownBy(() -> SmppOptions.of(with("smpp.password", "env:OPPORTUNE_NOT_SET"))
                        .readPassword())
                .hasMessage("smpp.password: variable must be set in the process that needs it: env=OPPORTUNE_NOT_SET");
    }
}
