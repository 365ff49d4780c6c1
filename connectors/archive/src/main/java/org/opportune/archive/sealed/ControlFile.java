package org.opportune.archive.sealed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.opportune.archive.octets.Digests;
import org.opportune.schemas.UndecodableRecord;
import org.opportune.schemas.Wire;
import org.opportune.schemas.control.Control;
import org.opportune.schemas.octets.OctetReader;
import org.opportune.schemas.octets.OctetWriter;

/** The control of an archive: magic, then length and octets of each record, in the order in which they count. */
final class ControlFile {
    static final String NAME = "control.bin";

    private static final long MAGIC = 0x4F50_5043_5452_0001L;
    private static final Wire<Control> WIRE = Wire.of(Control.class);

    /** By when they count; the octets break ties, so that the file does not depend on the order of recording. */
    private static final Comparator<Encoded> ORDER = Comparator.comparingLong((Encoded e) -> e.effectiveMs)
            .thenComparingLong(e -> e.sequence)
            .thenComparing(e -> e.octets, Arrays::compareUnsigned);

    private ControlFile() {}

    @SuppressWarnings("ArrayRecordComponent") // compared by ORDER alone
    private record Encoded(long effectiveMs, long sequence, byte[] octets) {
        static Encoded of(Control control) {
            Long effective = control.getEffectiveMs();
            Long sequence = control.getSequence();
            return new Encoded(
                    effective == null ? control.getAskedMs() : effective,
                    sequence == null ? Long.MAX_VALUE : sequence,
                    WIRE.encode(control));
        }
    }

    static Manifest.ControlPart write(Path directory, List<Control> records) throws IOException {
        OctetWriter out = new OctetWriter();
        out.int64(MAGIC);
        records.stream().map(Encoded::of).sorted(ORDER).forEach(record -> {
            out.int32(record.octets.length);
            out.octets(record.octets);
        });
        byte[] octets = Arrays.copyOf(out.array(), out.size());
        Files.write(directory.resolve(NAME), octets);
        return new Manifest.ControlPart(octets.length, records.size(), Digests.crc32c(octets, 0, octets.length));
    }

    static List<Control> read(Path directory, Manifest.ControlPart part) throws ArchiveProblem {
        Path file = directory.resolve(NAME);
        byte[] octets = octets(file);
        if (octets.length != part.octets()) {
            throw ArchiveProblem.of(
                    file,
                    Math.min(octets.length, part.octets()),
                    "control file has another length: octets=" + octets.length + ", sealed with=" + part.octets());
        }
        if (Digests.crc32c(octets, 0, octets.length) != part.crc()) {
            throw ArchiveProblem.of(file, 0, "control file is damaged: checksum does not match");
        }
        OctetReader in = new OctetReader(octets, 0, octets.length);
        try {
            if (in.int64() != MAGIC) {
                throw ArchiveProblem.of(file, 0, "not the control of an archive: magic does not match");
            }
            List<Control> records = new ArrayList<>();
            while (in.left() > 0) {
                records.add(WIRE.decode(in.octets(in.int32())));
            }
            return records;
        } catch (IndexOutOfBoundsException | UndecodableRecord e) {
            throw new ArchiveProblem(
                    new Damage(file.toString(), in.at(), "control record cannot be read: " + e.getMessage(), -1), e);
        }
    }

    private static byte[] octets(Path file) throws ArchiveProblem {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw ArchiveProblem.of(file, 0, "the control of the manifest is missing");
        } catch (IOException e) {
            throw ArchiveProblem.of(file, 0, "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }
}
