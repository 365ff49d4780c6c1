package org.opportune.subscriber.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BufferTest {
    @Property(tries = 200)
    void shouldGiveBackThroughAWindowWhatWasWritten(@ForAll List<@Size(max = 400) byte[]> parts) throws IOException {
        Buffer buffer = new Buffer();
        Window window = new Window();
        buffer.write(7);
        buffer.reset();
        for (byte[] part : parts) {
            buffer.write(part.length);
            buffer.write(part);
        }
        assertThat(Arrays.copyOf(buffer.octets(), buffer.size())).isEqualTo(buffer.copy());

        window.lay(new byte[] {1, 2, 3});
        window.lay(buffer.copy());
        for (byte[] part : parts) {
            assertThat(window.read()).isEqualTo(part.length & 0xFF);
            assertThat(window.readNBytes(part.length)).isEqualTo(part);
        }
        assertThat(window.read()).isEqualTo(-1);
    }

    @Test
    void shouldEndWhereTheOctetsEnd() {
        Window window = new Window();
        window.lay(new byte[] {1, 2});

        assertThat(window.read(new byte[8], 0, 8)).isEqualTo(2);
        assertThat(window.read(new byte[8], 0, 8)).isEqualTo(-1);
        assertThat(window.read(new byte[8], 0, 0)).isZero();
    }
}
