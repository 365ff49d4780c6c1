package org.opportune.benchmarks;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.opportune.schemas.Wire;
import org.opportune.schemas.event.Event;

/** The events as bytes in a file, each after its length as four octets: the same for every side. One thread. */
final class Recording {
    private final MappedByteBuffer bytes;

    private Recording(MappedByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Writes the first {@code events} events of the workload, whole or not at all. */
    static void write(Workload workload, long events, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Traffic traffic = new Traffic(workload, events);
        Wire<Event> wire = Wire.of(Event.class);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
            for (long i = 0; i < events; i++) {
                byte[] event = wire.encode(traffic.next());
                out.writeInt(event.length);
                out.write(event);
            }
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    static Recording open(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            return new Recording(channel.map(MapMode.READ_ONLY, 0, channel.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] next() {
        byte[] event = new byte[bytes.getInt()];
        bytes.get(event);
        return event;
    }
}
