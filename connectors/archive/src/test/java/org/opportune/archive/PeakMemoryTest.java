package org.opportune.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeakMemoryTest {
    @TempDir
    private Path folder;

    private String amount(String status) throws IOException {
        return PeakMemory.amount(Files.writeString(folder.resolve("status"), status));
    }

    @Test
    void isTheHighWaterMarkAndNotWhatIsResidentNow() throws IOException {
        assertThat(amount("Name:\tjava\nVmPeak:\t 9000000 kB\nVmHWM:\t  832512 kB\nVmRSS:\t  512000 kB\n"))
                .isEqualTo("813 MiB");
    }

    @Test
    void isUnknownWhereTheSystemDoesNotSay() throws IOException {
        assertThat(amount("Name:\tjava\n")).isEqualTo("unknown");
        assertThat(amount("VmHWM:\tplenty kB\n")).isEqualTo("unknown");
        assertThat(amount("VmHWM:\t832512\n")).isEqualTo("unknown");
        assertThat(PeakMemory.amount(folder.resolve("none"))).isEqualTo("unknown");
    }
}
