package org.opportune.archive.raw;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opportune.archive.octets.Digests;
import org.opportune.archive.octets.EnvelopeCodec;
import org.opportune.archive.octets.KindCodes;
import org.opportune.archive.sealed.ArchiveProblem;
import org.opportune.archive.sealed.Damage;
import org.opportune.archive.sealed.Liveness;
import org.opportune.schemas.Envelope;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.decision.Decision;
import org.opportune.schemas.octets.OctetReader;

/**
 * Reads one raw segment. A frame whose octets are damaged can be passed over as long as its length holds; behind a
 * length that does not, nothing can be read. One thread.
 */
final class RawReader implements Closeable {
    private static final Wire<Control> CONTROL = Wire.of(Control.class);
    private static final Wire<Decision> DECISION = Wire.of(Decision.class);
    private static final int FRAME = 8;

    private final Path file;
    private final DataInputStream in;
    private KindCodes kinds = KindCodes.CURRENT;
    private long offset;
    private long frameAt;
    private long frames;
    private boolean ended;

    RawReader(Path file, InputStream in) {
        this.file = file;
        this.in = new DataInputStream(in);
    }

    /** One frame: an event, a control record, a feed's life, a decision or how far was decided; exactly one of them. */
    record Frame(
            @Nullable Envelope event,
            @Nullable Control control,
            @Nullable Liveness liveness,
            @Nullable Decision decision,
            @Nullable Long reachedMs) {}

    /** True once nothing more can be read, be it the end or damage that hides the rest. */
    boolean ended() {
        return ended;
    }

    /** To be called once, first. */
    void header() throws IOException {
        ended = true;
        try {
            long magic = in.readLong();
            if (magic >>> 16 != RawLayout.MAGIC >>> 16) {
                throw problem(0, "not a raw segment: magic does not match", -1);
            }
            if (magic != RawLayout.MAGIC) {
                throw problem(0, "segment format is not one that this release reads: format=" + (magic & 0xFFFF), -1);
            }
            int length = in.readInt();
            if (length < 0 || length > 1 << 16) {
                throw problem(8, "names of the kinds are damaged: length=" + length, -1);
            }
            int crc = in.readInt();
            byte[] names = new byte[length];
            in.readFully(names);
            if (Digests.crc32c(names, 0, length) != crc) {
                throw problem(8, "names of the kinds are damaged: checksum does not match", -1);
            }
            kinds = KindCodes.of(List.of(new String(names, StandardCharsets.US_ASCII).split("\n")));
            offset = 16L + length;
            ended = false;
        } catch (EOFException e) {
            throw problem(0, "segment is truncated: it ends in its header", -1);
        }
    }

    /**
     * The next frame, or null at the end.
     *
     * @throws ArchiveProblem at damage; unless {@link #ended} then, the next call goes on behind it
     */
    @Nullable
    Frame next() throws IOException {
        long at = offset;
        frameAt = at;
        try {
            int length = in.readInt();
            int crc = in.readInt();
            if (length < 1 || length > RawLayout.MOST_OCTETS) {
                ended = true;
                throw problem(
                        at, "length of a frame is damaged, the rest of the segment is lost: length=" + length, -1);
            }
            byte[] body = new byte[length];
            in.readFully(body);
            offset += FRAME + length;
            if (Digests.crc32c(body, 0, length) != crc) {
                frames++;
                throw problem(at, "frame is damaged: checksum does not match", 1);
            }
            return frame(at, body);
        } catch (EOFException e) {
            ended = true;
            throw problem(at, "segment is truncated: it has no last frame, frames=" + frames, -1);
        }
    }

    private @Nullable Frame frame(long at, byte[] body) throws IOException {
        try {
            return switch (body[0]) {
                case RawLayout.END -> end(at, body);
                case RawLayout.EVENT -> {
                    frames++;
                    EnvelopeCodec.Reader event = new EnvelopeCodec.Reader(body, 1, body.length, kinds);
                    event.next();
                    yield new Frame(event.envelope(), null, null, null, null);
                }
                case RawLayout.CONTROL -> {
                    frames++;
                    OctetReader control = new OctetReader(body, 1, body.length);
                    yield new Frame(null, CONTROL.decode(control.octets(control.left())), null, null, null);
                }
                case RawLayout.ALIVE -> {
                    frames++;
                    yield new Frame(null, null, alive(new OctetReader(body, 1, body.length)), null, null);
                }
                case RawLayout.DECISION -> {
                    frames++;
                    OctetReader decision = new OctetReader(body, 1, body.length);
                    yield new Frame(null, null, null, DECISION.decode(decision.octets(decision.left())), null);
                }
                case RawLayout.REACHED -> {
                    frames++;
                    yield new Frame(null, null, null, null, new OctetReader(body, 1, body.length).int64());
                }
                default -> {
                    frames++;
                    throw problem(at, "frame of no known type: type=" + body[0], 1);
                }
            };
        } catch (IndexOutOfBoundsException | IllegalArgumentException | UndecodableRecord e) {
            throw problem(at, "frame cannot be read: " + e.getMessage(), 1);
        }
    }

    private static Liveness alive(OctetReader in) {
        long silentAfterMs = in.int64();
        long fromMs = in.int64();
        long toMs = in.int64();
        String feed = new String(in.octets(in.left()), StandardCharsets.UTF_8);
        return new Liveness(silentAfterMs, List.of(new Liveness.Stretch(feed, fromMs, toMs)));
    }

    private @Nullable Frame end(long at, byte[] body) throws IOException {
        ended = true;
        long counted = new OctetReader(body, 1, body.length).int64();
        if (counted != frames) {
            throw problem(at, "frames are missing: frames=" + frames + ", written=" + counted, counted - frames);
        }
        if (in.read() >= 0) {
            throw problem(offset, "segment goes on behind its last frame", -1);
        }
        return null;
    }

    /** That the last frame cannot be taken, though it can be read. */
    ArchiveProblem refusal(String rule) {
        return problem(frameAt, rule, -1);
    }

    private ArchiveProblem problem(long at, String rule, long records) {
        return new ArchiveProblem(new Damage(file.toString(), at, rule, records));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
