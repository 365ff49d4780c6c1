package org.opportune.subscriber.profile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.opportune.engine.Partials;
import org.opportune.schemas.Octets;

/**
 * The bytes of a {@link HotProfile}, in Avro's primitive encodings (varints): version, wake-ups, then three sections,
 * each prefixed with its length: ids, facts, partial matches. A later version may append to a section; a reader takes
 * what it knows and skips the rest. One thread.
 */
public final class HotProfileCodec {
    /** Of what {@link #write} writes; no other is read. */
    public static final int VERSION = 1;

    private final Buffer whole = new Buffer();
    private final BinaryEncoder wholeEncoder = EncoderFactory.get().binaryEncoder(whole, null);
    private final Buffer section = new Buffer();
    private final BinaryEncoder sectionEncoder = EncoderFactory.get().binaryEncoder(section, null);
    private final DataOutputStream partialsOut = new DataOutputStream(section);
    private final Window window = new Window();
    private final DataInputStream partialsIn = new DataInputStream(window);

    /** The profile's bytes. */
    public byte[] write(HotProfile profile) throws IOException {
        whole.reset();
        BinaryEncoder out = wholeEncoder;
        out.writeInt(VERSION);
        writeTime(out, profile.heldDueMs, HotProfile.NEVER);
        writeTime(out, profile.timerMs, HotProfile.NEVER);
        writeTime(out, profile.lastSeenMs, Long.MIN_VALUE);
        writeTime(out, profile.tenancySinceMs, Long.MIN_VALUE);
        writeSection(out, encoder -> profile.recentIds.write(encoder));
        writeSection(out, encoder -> writeFacts(profile, encoder));
        writePartials(out, profile.partials);
        out.flush();
        return whole.copy();
    }

    /**
     * The profile in {@code bytes}.
     *
     * @throws IOException if the version is of a later release, or the bytes are damaged
     */
    public HotProfile read(byte[] bytes) throws IOException {
        try {
            return read(new Octets(bytes));
        } catch (AvroRuntimeException e) {
            throw new IOException("a hot profile is damaged", e);
        }
    }

    private HotProfile read(Octets in) throws IOException {
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("hot profile version must be " + VERSION + ": version=" + version);
        }
        HotProfile profile = new HotProfile();
        profile.heldDueMs = readTime(in, HotProfile.NEVER);
        profile.timerMs = readTime(in, HotProfile.NEVER);
        profile.lastSeenMs = readTime(in, Long.MIN_VALUE);
        profile.tenancySinceMs = readTime(in, Long.MIN_VALUE);
        profile.recentIds = RecentIds.read(in.slice());
        readFacts(profile, in.slice());
        window.lay(in.slice().rest());
        profile.partials = Partials.read(partialsIn);
        return profile;
    }

    /** One octet for a time that is none; most are. */
    private static void writeTime(BinaryEncoder out, long timeMs, long none) throws IOException {
        out.writeBoolean(timeMs != none);
        if (timeMs != none) {
            out.writeLong(timeMs);
        }
    }

    private static long readTime(Octets in, long none) throws IOException {
        return in.readBoolean() ? in.readLong() : none;
    }

    private static void writeFacts(HotProfile profile, BinaryEncoder out) throws IOException {
        profile.cell.write(out);
        profile.tac.write(out);
        profile.language.write(out);
        profile.zone.write(out);
        out.writeInt(profile.tags.size());
        for (Map.Entry<String, HotProfile.TagState> tag : profile.tags.entrySet()) {
            out.writeString(tag.getKey());
            out.writeBoolean(tag.getValue().present());
            out.writeLong(tag.getValue().untilMs());
            out.writeLong(tag.getValue().happenedMs());
        }
        boolean pays = profile.tariff.value() != null;
        if (pays || profile.area.value() != null) {
            profile.area.write(out);
        }
        if (pays) {
            profile.tariff.write(out);
        }
    }

    private static void readFacts(HotProfile profile, Octets in) throws IOException {
        profile.cell = Dated.read(in);
        profile.tac = Dated.read(in);
        profile.language = Dated.read(in);
        profile.zone = Dated.read(in);
        int n = in.readInt();
        for (int i = 0; i < n; i++) {
            String name = in.readString();
            profile.ownTags().put(name, new HotProfile.TagState(in.readBoolean(), in.readLong(), in.readLong()));
        }
        if (in.left() > 0) {
            profile.area = Dated.read(in);
        }
        if (in.left() > 0) {
            profile.tariff = Dated.read(in);
        }
    }

    private void writePartials(BinaryEncoder out, Partials partials) throws IOException {
        section.reset();
        partials.write(partialsOut);
        out.writeBytes(section.octets(), 0, section.size());
    }

    private interface SectionWriter {
        void write(BinaryEncoder out) throws IOException;
    }

    private void writeSection(BinaryEncoder out, SectionWriter writer) throws IOException {
        section.reset();
        writer.write(sectionEncoder);
        sectionEncoder.flush();
        out.writeBytes(section.octets(), 0, section.size());
    }
}
