package org.opportune.archive.sealed;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.octets.EnvelopeCodec;
import org.opportune.archive.octets.KindCodes;
import org.opportune.schemas.octets.OctetWriter;

/** A sorted part of what is written, on disk until it is merged. */
final class Run implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final DataInputStream in;
    private @Nullable Placed head;

    /** Opens a run for merging. */
    Run(Path file) throws IOException {
        this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        next();
    }

    static void write(Path file, Iterator<Placed> sorted) throws IOException {
        OctetWriter record = new OctetWriter();
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
            while (sorted.hasNext()) {
                record.clear();
                EnvelopeCodec.write(record, sorted.next().envelope(), 0);
                out.writeInt(record.size());
                out.write(record.array(), 0, record.size());
            }
        }
    }

    /** The smallest not taken yet, or null at the end. */
    @Nullable
    Placed head() {
        return head;
    }

    void next() throws IOException {
        int length;
        try {
            length = in.readInt();
        } catch (EOFException e) {
            head = null;
            return;
        }
        byte[] octets = new byte[length];
        in.readFully(octets);
        EnvelopeCodec.Reader record = new EnvelopeCodec.Reader(octets, 0, length, KindCodes.CURRENT);
        record.next();
        head = Placed.of(record.envelope());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
