package org.opportune.simulators.frames;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The captures that the decoder's tests read are what is written today. {@code scripts/check-outside} shows that tshark reads in
 * them what is meant.
 */
class RareCaseTest {
    @ParameterizedTest
    @EnumSource(RareCase.class)
    void isTheCaptureThatTheDecoderIsTriedOn(RareCase rare) throws IOException {
        String name = rare.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".pcap";
        Path written = Files.createDirectories(Path.of("target", "synthetic")).resolve(name);
        rare.write(written);
        Path kept = Path.of("..", "signaling", "src", "test", "resources", "synthetic", name);
        assertThat(written).as("copy it there if it was meant to change").hasSameBinaryContentAs(kept);
    }
}
