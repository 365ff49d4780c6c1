package org.opportune.archive.raw;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.opportune.archive.octets.Digests;
import org.opportune.archive.octets.EnvelopeCodec;
import org.opportune.archive.sealed.Liveness;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.Wire;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.octets.OctetWriter;

/** Writes one raw segment to a stream that somebody else opens and closes. One thread. */
public final class RawWriter {
    private static final int BUFFER = 1 << 16;
    private static final Wire<Control> CONTROL = Wire.of(Control.class);
    private static final Wire<Decision> DECISION = Wire.of(Decision.class);

    private final OutputStream out;
    private final OctetWriter body = new OctetWriter();
    private final OctetWriter frames = new OctetWriter();
    private long count;

    /** Begins a segment; the header goes out with the first flush. */
    public RawWriter(OutputStream out) {
        this.out = out;
        RawLayout.header(frames);
    }

    /** Records an envelope as it is, ordered or not. */
    public void add(Envelope envelope) throws IOException {
        body.clear();
        body.octet(RawLayout.EVENT);
        EnvelopeCodec.write(body, envelope, 0);
        frame();
    }

    /** Records a control record as it is. */
    public void add(Control record) throws IOException {
        body.clear();
        body.octet(RawLayout.CONTROL);
        body.octets(CONTROL.encode(record));
        frame();
    }

    /** Records when feeds were alive: one frame for each stretch. */
    public void add(Liveness liveness) throws IOException {
        for (Liveness.Stretch stretch : liveness.stretches()) {
            body.clear();
            body.octet(RawLayout.ALIVE);
            body.int64(liveness.silentAfterMs());
            body.int64(stretch.fromMs());
            body.int64(stretch.toMs());
            body.octets(stretch.feed().getBytes(StandardCharsets.UTF_8));
            frame();
        }
    }

    /** Records a decision as it is. */
    public void add(Decision decision) throws IOException {
        body.clear();
        body.octet(RawLayout.DECISION);
        body.octets(DECISION.encode(decision));
        frame();
    }

    /** Records that everything due at or before a time, UTC ms, was decided. */
    public void reached(long ms) throws IOException {
        body.clear();
        body.octet(RawLayout.REACHED);
        body.int64(ms);
        frame();
    }

    private void frame() throws IOException {
        count++;
        append();
        if (frames.size() >= BUFFER) {
            flush();
        }
    }

    private void append() {
        frames.int32(body.size());
        frames.int32(Digests.crc32c(body.array(), 0, body.size()));
        frames.octets(body.array(), body.size());
    }

    /** Hands everything recorded so far to the stream. */
    public void flush() throws IOException {
        out.write(frames.array(), 0, frames.size());
        frames.clear();
        out.flush();
    }

    /** Ends the segment. */
    public void end() throws IOException {
        body.clear();
        body.octet(RawLayout.END);
        body.int64(count);
        append();
        flush();
    }
}
