package org.opportune.benchmarks.opponents;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** All automata of a subscriber as one value: a length-free sequence of their parts, in their order. One thread. */
final class Blob {
    private final List<Automaton> automata;
    private final DataInputDeserializer in = new DataInputDeserializer();
    private final DataOutputSerializer out = new DataOutputSerializer(512);
    private byte @Nullable [] before;

    Blob(List<Automaton> automata) {
        this.automata = automata;
    }

    /** @param bytes as {@link #write} gave them, null = nothing is known of the subscriber */
    void read(long msisdn, byte @Nullable [] bytes) throws IOException {
        before = bytes;
        if (bytes != null) {
            in.setBuffer(bytes);
        }
        for (Automaton automaton : automata) {
            automaton.read(msisdn, bytes == null ? null : in);
        }
    }

    /** The bytes, or null if they are what was read. */
    byte @Nullable [] write() throws IOException {
        if (automata.stream().noneMatch(Automaton::touched)) {
            return null;
        }
        out.clear();
        for (Automaton automaton : automata) {
            automaton.write(out);
        }
        byte[] bytes = out.getCopyOfBuffer();
        return Arrays.equals(bytes, before) ? null : bytes;
    }
}
